import { type Field, fieldPattern, fields, isField } from '#engines/scripts/fields.ts'

export type Piece = { kind: 'words' | 'filled' | 'blank'; text: string }
export type Paragraph = Piece[]
export type Facts = Partial<Record<Field, string>>

/**
 * A script as paragraphs of pieces: plain words, facts filled in, and a blank ("your name") for each field whose fact is not known.
 * A field that no fact can have stays as it was typed. Paragraphs are divided by empty lines.
 */
export function fillScript(script: string, facts: Facts): Paragraph[] {
  return script.split(/\n\s*\n/).map((text) => text.trim()).filter(Boolean).map((text) => pieces(text, facts))
}

/** The same as plain text, for an e-mail or a letter: "[your name]" for what is not known. */
export function scriptText(script: string, facts: Facts): string {
  return fillScript(script, facts)
    .map((paragraph) => paragraph.map(({ kind, text }) => (kind === 'blank' ? `[${text}]` : text)).join(''))
    .join('\n\n')
}

function pieces(text: string, facts: Facts): Paragraph {
  const found: Paragraph = []
  let at = 0
  for (const match of text.matchAll(fieldPattern())) {
    const name = match[1]?.trim() ?? ''
    if (match.index > at) found.push({ kind: 'words', text: text.slice(at, match.index) })
    found.push(isField(name) ? piece(name, facts[name]) : { kind: 'words', text: match[0] })
    at = match.index + match[0].length
  }
  if (at < text.length) found.push({ kind: 'words', text: text.slice(at) })
  return found
}

const piece = (name: Field, fact: string | undefined): Piece => (fact ? { kind: 'filled', text: fact } : { kind: 'blank', text: fields[name] })
