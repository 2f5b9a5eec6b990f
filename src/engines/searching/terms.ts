/** One thing that has to occur: in any of these ways of writing it, each in the quoting of PostgreSQL's `to_tsquery`. */
export type Term = { written: string; ways: string[] }

const word = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu
const bill = /^([hs][bdfjpr]?|ab?|l[dr])\.?(\d{1,5})$/
const chamber = /^(?:[hs][bdfjpr]?|ab?|l[dr])$/

/**
 * What somebody typed into the search of the site, as at most eight things that all have to occur, of at most 200 characters. A bill is
 * one thing however it is written: "H.1234", "h 1234", "HD1234". Nothing that PostgreSQL takes for an operator is left in it.
 */
export function termsOf(typed: string): Term[] {
  const words = [...typed.slice(0, 200).toLowerCase().normalize('NFC').matchAll(word)].map(([found]) => found.replaceAll('’', "'"))
  const joined = words.flatMap((found, at) => {
    if (/^\d{1,5}$/.test(found) && chamber.test(words[at - 1] ?? '')) return []
    return chamber.test(found) && /^\d{1,5}$/.test(words[at + 1] ?? '') ? [`${found}${words[at + 1]}`] : [found]
  })
  return [...new Set(joined)].slice(0, 8).map((written) => ({ written, ways: waysOf(written).map(quoted) }))
}

function waysOf(written: string): string[] {
  const [, letters, number] = bill.exec(written) ?? []
  if (!letters || !number) return written.includes("'") ? [written, written.replaceAll("'", '’')] : [written]
  const apart = isSmallWord(letters) ? [] : [`${letters} ${number}`]
  return [`${letters}${number}`, `${letters}.${number}`, ...apart]
}

/** PostgreSQL leaves these out of a phrase, and of "s 1234" the number alone would be left. */
const isSmallWord = (letters: string) => letters === 's' || letters === 'a'
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
