/** What the database sets before and after a found word; no text holds them. */
export const opening = '\u0001'
export const closing = '\u0002'

export type Piece = { text: string; found: boolean }

/** A text in which found words stand between marks, in pieces. */
export function marked(text: string): Piece[] {
  return text.split(opening).flatMap((part, at) => {
    const end = at === 0 ? -1 : part.indexOf(closing)
    return [{ text: part.slice(0, Math.max(0, end)), found: true }, { text: part.slice(end < 0 ? 0 : end + 1), found: false }]
  }).filter(({ text: said }) => said !== '')
}
