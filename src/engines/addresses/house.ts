/** A house number: 12, 12A (`mark` "a"), 12 1/2 (`mark` "1/2"), 12-14 (`to` 14). Otherwise `to` equals `number`. */
export interface House {
  number: number
  to: number
  mark: string
}

/** A hyphenated pair further apart than this, or falling, is one label ("45-12"), not a range. */
export const widestRange = 100

const form = /^0*([1-9]\d{0,5})([a-z])?(?: ?- ?(?:0*([1-9]\d{0,5})[a-z]?|([a-z])))?(?:[ -]([1-9]\/[1-9]))?(?=[ ,#]|$)/u

/** Reads the house number at the beginning of a folded text; `rest` is what follows. Zero is no number. */
export function readHouse(folded: string): { house: House; rest: string } | undefined {
  const match = form.exec(folded)
  if (!match) return undefined
  const [whole, from, letter = '', end, endLetter, fraction = ''] = match
  const number = Number(from)
  const to = end === undefined ? number : Number(end)
  const isRange = to > number && to - number <= widestRange
  const label = to === number || isRange ? '' : `-${to}`
  const letters = endLetter === undefined ? letter : `${letter}-${endLetter}`
  return {
    house: { number, to: isRange ? to : number, mark: [letters, fraction, label].filter(Boolean).join(' ') },
    rest: folded.slice(whole.length).trim()
  }
}

/** Reads a field that holds a house number and nothing else, such as "12", "12 A", "12 REAR" (as 12R) or "12-14". */
export function houseOf(folded: string): House | undefined {
  const read = readHouse(folded)
  if (!read || read.rest === '') return read?.house
  const letter = read.rest === 'rear' ? 'r' : read.rest
  return /^[a-z]$/u.test(letter) && read.house.mark === '' ? { ...read.house, mark: letter } : undefined
}

/** The number as it is shown: "12A", "12 1/2", "12-14". */
export function writeHouse({ number, to, mark }: House): string {
  const label = /^[a-z-]/u.test(mark) ? mark.toUpperCase() : mark && ` ${mark}`
  return `${number}${label}${to === number ? '' : `-${to}`}`
}
