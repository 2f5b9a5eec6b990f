/** `width` of a text in ems, at the size of its letters. */
export type Measure = (text: string) => number
export type Fitted = { size: number; lines: string[] }
type Box = { width: number; height: number; largest: number; smallest: number; leading: number }

/**
 * A text as large as a box takes it, in pixels, broken between words. At the smallest size words that are too long are broken too, and what
 * still finds no room ends in an ellipsis. A text of nothing has no lines.
 */
export function fit(text: string, measure: Measure, { width, height, largest, smallest, leading }: Box): Fitted {
  const words = text.split(/\s+/).filter(Boolean)
  for (let size = largest; size > smallest; size -= 2) {
    const lines = broken(words, measure, width / size)
    const most = Math.floor(height / (size * leading))
    if (lines.length <= most && lines.every((line) => measure(line) <= width / size)) return { size, lines }
  }
  const room = width / smallest
  const lines = broken(words.flatMap((word) => pieces(word, measure, room)), measure, room)
  const most = Math.max(1, Math.floor(height / (smallest * leading)))
  return { size: smallest, lines: lines.length > most ? [...lines.slice(0, most - 1), cut(lines[most - 1] ?? '', measure, room)] : lines }
}

/** One line of it, with an ellipsis where it was longer. */
export function cut(line: string, measure: Measure, room: number, ending = '…'): string {
  const letters = [...line]
  while (letters.length > 0 && measure(letters.join('').trimEnd() + ending) > room) letters.pop()
  return letters.join('').trimEnd() + ending
}

function broken(words: readonly string[], measure: Measure, room: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && measure(longer) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function pieces(word: string, measure: Measure, room: number): string[] {
  const [first = '', ...rest] = word
  const all = [first]
  for (const letter of rest) {
    const longer = `${all.at(-1) ?? ''}${letter}`
    if (measure(longer) <= room) all[all.length - 1] = longer
    else all.push(letter)
  }
  return all
}
