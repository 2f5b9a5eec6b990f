import { escapeWords } from '#engines/texts/entities.ts'
import { safe } from '#engines/texts/safe.ts'
import { shape } from '#engines/texts/shaping.ts'

/** What somebody typed, pasted or sent, as the HTML that is kept: in our own few elements, and safe. Plain text stays what it says. */
export function keep(typed: string): string {
  return safe(shape(/<[a-z!/?]/i.test(typed) ? typed : fromPlain(typed)))
}

/** Plain text as HTML: empty lines part paragraphs, `## ` begins a heading, lines that begin with `- ` a list. */
export function fromPlain(text: string): string {
  return text.split(/\n\s*\n/).map((block) => block.trim()).filter(Boolean).map(blockOf).join('')
}

function blockOf(text: string): string {
  const lines = text.split('\n')
  const [first = '', ...rest] = lines
  if (first.startsWith('## ')) return `<h2>${escapeWords(first.slice(3))}</h2>${rest.length ? blockOf(rest.join('\n')) : ''}`
  if (lines.every((line) => line.startsWith('- '))) return `<ul>${lines.map((line) => `<li>${escapeWords(line.slice(2))}</li>`).join('')}</ul>`
  return `<p>${escapeWords(text)}</p>`
}
