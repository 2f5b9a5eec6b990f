import { type Choice, choiceOf, type Start } from '#engines/calendar/choosing.ts'
import { clockOf, weekdayOf } from '#engines/calendar/clock.ts'

const days = { MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday', SU: 'Sunday' }
const names = Object.values(days)
const turns = ['first', 'second', 'third', 'fourth', 'fifth']
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A rule in words, as they stand in a sentence: "every second Tuesday until June 3, 2026". A rule that no form offers is "on several dates". */
export function saying(rule: string, start: Start): string {
  const choice = choiceOf(rule, start)
  return choice ? `${often(choice, start.starts)}${ending(choice.ends)}` : 'on several dates'
}

function often({ every, unit, weekdays, by }: Choice, starts: string): string {
  const clock = clockOf(starts)
  const date = new Date(clock)
  if (unit === 'day') return each(every, 'day')
  if (unit === 'year') return `${each(every, 'year')} on ${monthNames[date.getUTCMonth()]} ${date.getUTCDate()}`
  if (unit === 'month') return `${on(by, clock, date.getUTCDate())} of ${each(every, 'month')}`
  const chosen = weekdays.map((weekday) => days[weekday])
  const [only] = chosen
  if (chosen.length === 1 && only !== undefined) return each(every, only)
  if (every === 1) return chosen.length === 7 ? 'every day' : chosen.join() === names.slice(0, 5).join() ? 'every weekday' : `every ${listed(chosen)}`
  return `on ${listed(chosen)} of ${each(every, 'week')}`
}

function on(by: Choice['by'], clock: number, date: number): string {
  if (by === 'date') return `the ${date}${ordinal(date)}`
  return `the ${by === 'last weekday' ? 'last' : turns[Math.ceil(date / 7) - 1]} ${names[weekdayOf(clock)]}`
}

const each = (every: number, unit: string) => (every === 1 ? `every ${unit}` : every <= turns.length ? `every ${turns[every - 1]} ${unit}` : `every ${every}${ordinal(every)} ${unit}`)

function ending(ends: Choice['ends']): string {
  if (!ends) return ''
  if ('after' in ends) return ends.after === 1 ? ', once' : `, ${ends.after} times`
  const last = new Date(clockOf(ends.on))
  return ` until ${monthNames[last.getUTCMonth()]} ${last.getUTCDate()}, ${last.getUTCFullYear()}`
}

const listed = (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`)

const ordinal = (number: number) => (number % 100 >= 11 && number % 100 <= 13 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th'))
