export type Cell = string | number | Date | null | undefined

const calculates = /^\s*[=+\-@＝＋－＠]|^[\t\r]/
const needsQuotes = /[",;\t\r\n]/

/**
 * One line of RFC 4180, ended by CR LF. Text that a spreadsheet would take for a formula (= + - @, also behind white space or in full
 * width, or a leading tab or return) gets an apostrophe in front; numbers are written as they are, times in ISO 8601.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = typeof cell === 'string' ? harmless(cell) : cell.toISOString()
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const harmless = (text: string) => (calculates.test(text) ? `'${text}` : text)
