const units = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const teens = 'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ')
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const roundTens = tens.map((word) => word.replace(/y$/u, 'ieth'))

function numeral(value: number): string {
  const last = value % 10
  const teen = value % 100 > 10 && value % 100 < 14
  return `${value}${teen ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`
}

const values = new Map<string, number>([
  ...units.map((word, at): [string, number] => [word, at]).slice(1),
  ...teens.map((word, at): [string, number] => [word, at + 10]),
  ...roundTens.map((word, at): [string, number] => [word, (at + 2) * 10])
])

/** Ordinal words as numerals: "second" -> "2nd", "forty third" -> "43rd"; all other words stay. */
export function withNumerals(words: readonly string[]): string[] {
  const result: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const ten = tens.indexOf(word)
    const unit = ten < 0 ? 0 : units.indexOf(words[at + 1] || '-')
    if (unit > 0) at++
    const value = unit > 0 ? (ten + 2) * 10 + unit : values.get(word)
    result.push(value === undefined ? word : numeral(value))
  }
  return result
}
