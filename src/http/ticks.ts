import type { Given } from '#http/form.ts'

/** What was ticked of a list whose fields are named `prefix-…`. */
export const tickedIn = (given: Given, prefix: string): string[] =>
  Object.entries(given).flatMap(([name, value]) => (name.startsWith(`${prefix}-`) && value === 'yes' ? [name.slice(prefix.length + 1)] : []))

/** The numbers among them. */
export const numbersIn = (given: Given, prefix: string): number[] => tickedIn(given, prefix).filter((id) => /^[1-9]\d{0,14}$/.test(id)).map(Number)

/** The same list as its form shows it. */
export const asTicks = (prefix: string, values: readonly (string | number)[]): Given => Object.fromEntries(values.map((value) => [`${prefix}-${value}`, 'yes']))
