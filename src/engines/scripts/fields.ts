import { edits } from '#engines/addresses/edits.ts'

/** What a script may leave to be filled in, and what the blank is called while it is not known. */
export const fields = {
  caller_name: 'your name',
  town: 'your town',
  official: 'the legislator’s name and title',
  official_last: 'the legislator’s last name',
  district: 'the district',
  bill: 'the bill number',
  bill_title: 'the bill’s title',
  bill_sponsor: 'the bill’s sponsor',
  bill_committee: 'the committee',
  deadline: 'the deadline',
} as const

export type Field = keyof typeof fields

const pattern = /\{\{([^{}]{0,100})\}\}/g
const names = new Set<string>(Object.keys(fields))

/** The field names in a script that no field goes by, each with the known one it comes nearest to. */
export function unknownFields(script: string): { name: string; meant: Field }[] {
  const found = [...script.matchAll(pattern)].map(([, name = '']) => name.trim()).filter((name) => !isField(name))
  return [...new Set(found)].map((name) => ({ name, meant: nearestField(name) }))
}

export const isField = (name: string): name is Field => names.has(name)

export const fieldPattern = () => new RegExp(pattern)

function nearestField(name: string): Field {
  const all = Object.keys(fields).filter(isField)
  const misspelt = all.find((field) => edits(name.toLowerCase(), field, 2) <= 2)
  return misspelt ?? all.reduce((best, field) => (shared(field, name) > shared(best, name) ? field : best), all[0] ?? 'town')
}

/** How many two-letter pairs two names share, of those they could (Dice's coefficient). */
function shared(a: string, b: string) {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
  const [left, right] = [pairs(a), pairs(b.toLowerCase())]
  return (2 * left.intersection(right).size) / (left.size + right.size || 1)
}
