/** "20261103T190000" of a local time, "20261103" of a day. */
export const compact = (local: string) => (local.length === 10
  ? local.slice(0, 4) + local.slice(5, 7) + local.slice(8)
  : `${local.slice(0, 4) + local.slice(5, 7) + local.slice(8, 10)}T${local.slice(11, 13)}${local.slice(14, 16)}${local.slice(17, 19)}`)

/** "20261104T000000Z". */
export const stamp = (instant: Date) =>
  `${instant.getUTCFullYear()}${two(instant.getUTCMonth() + 1)}${two(instant.getUTCDate())}T${two(instant.getUTCHours())}${two(instant.getUTCMinutes())}${two(instant.getUTCSeconds())}Z`

const two = (number: number) => (number < 10 ? `0${number}` : number)

/** A property whose values are local times of a zone, or days. */
export function timesLine(name: string, locals: readonly string[], zone: string | null): string {
  const [first = ''] = locals
  if (locals.length === 1 && zone !== null && zone !== 'UTC') return `${name};TZID=${zone}:${compact(first)}`
  const values = locals.map(compact)
  if (zone === null) return `${name};VALUE=DATE:${values.join(',')}`
  return zone === 'UTC' ? `${name}:${values.map((value) => `${value}Z`).join(',')}` : `${name};TZID=${zone}:${values.join(',')}`
}
