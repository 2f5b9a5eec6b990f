/** Letters in plain text are read in windows of this many columns (RFC 3676 asks for 78 at most, with room for a reply's marks). */
export const columns = 72

type Before = { first?: string; rest?: string }

/** A text in lines of at most 72 columns; line breaks in it stay. A word that is longer, an address, stands alone and whole. `first` and `rest` stand before the lines. */
export function wrapped(text: string, { first = '', rest = first }: Before = {}): string {
  const lines: string[] = []
  for (const part of text.split('\n')) {
    let line = ''
    for (const word of part.split(/[ \t]+/).filter(Boolean)) {
      const before = lines.length === 0 ? first : rest
      if (line && before.length + line.length + 1 + word.length > columns) {
        lines.push(before + line)
        line = word
      } else line = line ? `${line} ${word}` : word
    }
    lines.push(((lines.length === 0 ? first : rest) + line).trimEnd())
  }
  return lines.join('\n')
}

/** What somebody typed into one field, on one line. */
export const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A heading with a line below it. */
export function headed(words: string): string {
  const lines = wrapped(onOneLine(words))
  return `${lines}\n${'-'.repeat(Math.max(...lines.split('\n').map((line) => line.length), 1))}`
}
