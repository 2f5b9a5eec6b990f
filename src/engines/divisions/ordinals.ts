const units = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const teens = 'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ')
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const words = new Map<string, number>([
  ...units.map((word, index): [string, number] => [word, index + 1]),
  ...teens.map((word, index): [string, number] => [word, index + 10]),
  ...tens.map((word, index): [string, number] => [word.replace(/y$/, 'ieth'), (index + 2) * 10]),
])

/** `37` becomes `37th`, `22` becomes `22nd`, `111` becomes `111th`. */
export function ordinal(number: number): string {
  const teen = Math.floor(number / 10) % 10 === 1
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${suffix}`
}

/** The same words with every spelled ordinal from first to ninety-ninth, and every `2ND`, written as `2nd`. */
export function withNumerals(text: string): string[] {
  const parts = text.replace(tensAndUnit, '$1 $2').split(/\s+/).filter(Boolean)
  const out: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    const ten = tens.indexOf(part.toLowerCase())
    const unit = units.indexOf((parts[at + 1] ?? '').toLowerCase())
    if (ten >= 0 && unit >= 0) {
      out.push(ordinal((ten + 2) * 10 + unit + 1))
      at++
    } else {
      out.push(numeral(part))
    }
  }
  return out
}

const tensAndUnit = new RegExp(`\\b(${tens.join('|')})\\s*[-\u2010-\u2014]\\s*(${units.join('|')})\\b`, 'gi')

function numeral(part: string): string {
  const spelled = words.get(part.toLowerCase())
  const digits = /^0*(\d{1,3})(?:st|nd|rd|th)$/i.exec(part)?.[1]
  return spelled ? ordinal(spelled) : digits ? ordinal(Number(digits)) : part
}
