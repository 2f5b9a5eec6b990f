import { unescape } from '#engines/texts/entities.ts'

/** A kept text in plain words, its blocks parted by empty lines, without what is for members alone. */
export function plain(html: string): string {
  const [everyone = ''] = html.split(/<figure data-members=/)
  return words(everyone)
}

/** The whole of it, for those who write: marks stand as words, to be compared. */
export function plainWhole(html: string): string {
  return words(html.replace(/<figure data-(\w+)="([^"]*)"><\/figure>/g, (_, name: string, value: string) => `<p>[${[name, value].filter(Boolean).join(' ')}]</p>`))
}

/** The beginning, cut between words at `most` characters, for a list. */
export function excerpt(text: string, most = 240): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most + 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:–—-]+$/, '')}…`
}

const words = (html: string) => unescape(html
  .replace(/<li>/g, '- ')
  .replace(/<br ?\/?>|<\/li>/g, '\n')
  .replace(/<\/(p|h2|h3|blockquote|ul|ol)>/g, '\n\n')
  .replace(/<[^>]*>/g, ''))
  .replace(/[ \t]*\n[ \t]*/g, '\n').replace(/\n{3,}/g, '\n\n').trim()
