export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The years the calendar knows, from the Gregorian reform on. */
export const years = { first: 1583, last: 2999 } as const

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?$/

/**
 * What a wall clock shows, as a number: the milliseconds since 1970 as if the clock stood at Greenwich. Takes "2026-11-03T19:00:00" and
 * "2026-11-03"; undefined for anything else, for days no month has, and outside the years 1583 to 2999.
 */
export function readClock(text: string): number | undefined {
  const match = shape.exec(text)
  if (!match) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const [hours, minutes, seconds] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)]
  if (year < years.first || year > years.last || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined
  return hours < 24 && minutes < 60 && seconds < 60 ? Date.UTC(year, month - 1, date, hours, minutes, seconds) : undefined
}

/** The same for a text of our own, which is right or a mistake of ours. */
export function clockOf(text: string): number {
  const clock = readClock(text)
  if (clock === undefined) throw new RangeError(`"${text}" is no local time between ${years.first} and ${years.last}.`)
  return clock
}

/** "2026-11-03T19:00:00", or "2026-11-03" of whole days. */
export const clockText = (clock: number, wholeDays = false) => new Date(clock).toISOString().slice(0, wholeDays ? 10 : 19)

export const daysInMonth = (year: number, month: number) => (month === 2 ? (leap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1))

/** Monday is 0. */
export const weekdayOf = (clock: number) => (((Math.floor(clock / day) + 3) % 7) + 7) % 7

const leap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
