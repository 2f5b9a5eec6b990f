const plain = /^[^\s",][^",\r\n]*$/

/** Several words in one cell: "river, \"north, east\"". What holds a comma or a quotation mark, or begins or ends with a space, is quoted. */
export const writeList = (words: readonly string[]): string =>
  words.map((word) => (plain.test(word) && word === word.trimEnd() ? word : `"${word.replaceAll('"', '""')}"`)).join(', ')

/** The words of such a cell, as they were. */
export function readList(cell: string): string[] {
  const words = cell.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)
  return [...words].flatMap(([, quoted, bare]) => quoted !== undefined ? [quoted.replaceAll('""', '"')] : bare?.trim() ? [bare.trim()] : [])
}
