export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The years the calendar knows, from the Gregorian reform on. */
export const years = { first: 1583, last: 2999 } as const

const shape = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))
/** Days as they are written, by their number since 1970; those asked for lately. */
const kept = new Map<number, string>()
const mostKept = 5_000

/**
 * What a wall clock shows, as a number: the milliseconds since 1970 as if the clock stood at Greenwich. Takes "2026-11-03T19:00:00" and
 * "2026-11-03"; undefined for anything else, for days no month has, and outside the years 1583 to 2999.
 */
export function readClock(text: string): number | undefined {
  if (!shape.test(text)) return undefined
  const [year, month, date] = [digits(text, 0) * 100 + digits(text, 2), digits(text, 5), digits(text, 8)]
  const timed = text.length > 10
  const [hours, minutes, seconds] = timed ? [digits(text, 11), digits(text, 14), digits(text, 17)] : [0, 0, 0]
  if (year < years.first || year > years.last || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined
  return hours < 24 && minutes < 60 && seconds < 60 ? Date.UTC(year, month - 1, date, hours, minutes, seconds) : undefined
}

/** The number that two digits of a text are. */
const digits = (text: string, at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528

/** The same for a text of our own, which is right or a mistake of ours. */
export function clockOf(text: string): number {
  const clock = readClock(text)
  if (clock === undefined) throw new RangeError(`"${text}" is no local time between ${years.first} and ${years.last}.`)
  return clock
}

/** "2026-11-03T19:00:00", or "2026-11-03" of whole days. */
export function clockText(clock: number, wholeDays = false): string {
  const date = Math.floor(clock / day)
  if (wholeDays) return dayText(date)
  const seconds = Math.floor((clock - date * day) / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return `${dayText(date)}T${two[hours]}:${two[minutes - hours * 60]}:${two[seconds - minutes * 60]}`
}

function dayText(date: number): string {
  const found = kept.get(date)
  if (found !== undefined) return found
  if (kept.size >= mostKept) kept.clear()
  const text = new Date(date * day).toISOString().slice(0, 10)
  kept.set(date, text)
  return text
}

export const daysInMonth = (year: number, month: number) => (month === 2 ? (leap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1))

/** Monday is 0. */
export const weekdayOf = (clock: number) => (((Math.floor(clock / day) + 3) % 7) + 7) % 7

const leap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
