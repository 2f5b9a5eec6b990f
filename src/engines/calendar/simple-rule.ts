import { day, daysInMonth, weekdayOf } from '#engines/calendar/clock.ts'
import { type Rule, weekdays } from '#engines/calendar/rule.ts'

/** Gives the wall clocks of a series from `from` on, in order, until `stop`, at most `limit`. */
export type Starts = (from: number, stop: number, limit: number) => number[]

/**
 * The starts of a rule as people choose them: every n days; every n weeks on given weekdays; every n months on a date or on an nth weekday; every n years.
 * By arithmetic, so that a window costs the same however old the series is. The series' own start always counts as its first, as calendars
 * do with a start that its rule does not name. Undefined for any other rule.
 */
export function simpleStarts(rule: Rule, start: number): Starts | undefined {
  const pattern = patternOf(rule, start)
  if (!pattern) return undefined
  const count = rule.count ?? Infinity
  if (pattern(start, start + 1, 1, 1).length > 0) return (from, stop, limit) => pattern(from, stop, limit, count)
  return (from, stop, limit) => {
    const alone = start >= from && start < stop ? [start] : []
    return [...alone, ...pattern(from, stop, limit - alone.length, count - 1)]
  }
}

/** The same for what the rule names by itself, counted from the first. */
type Pattern = (from: number, stop: number, limit: number, count: number) => number[]

function patternOf(rule: Rule, start: number): Pattern | undefined {
  const lists = Object.keys(rule.lists)
  const monthDay = rule.lists.BYMONTHDAY
  const byDate = rule.freq === 'MONTHLY' && lists.length === 1 && monthDay?.length === 1 && rule.byDay.length === 0
  if (lists.length > 0 && !byDate) return undefined

  if (rule.freq === 'DAILY' && rule.byDay.length === 0) return repeated([0], rule.interval * day, start, start)
  if (rule.freq === 'WEEKLY' && rule.byDay.every(({ nth }) => nth === 0)) return everyWeeks(rule, start)
  if (rule.freq === 'YEARLY' && rule.byDay.length === 0) return monthly(sameDate(start), rule.interval * 12, start)
  if (rule.freq !== 'MONTHLY' || rule.byDay.length > 1) return undefined
  const [nthDay] = rule.byDay
  if (!nthDay) return monthly(byDate ? fromEnd(monthDay[0] ?? 1) : sameDate(start), rule.interval, start)
  return nthDay.nth === 0 || Math.abs(nthDay.nth) > 5 ? undefined : monthly(nthWeekday(nthDay.nth, weekdays.indexOf(nthDay.weekday)), rule.interval, start)
}

function everyWeeks({ byDay, interval, weekStart }: Rule, start: number): Pattern {
  const first = weekdays.indexOf(weekStart)
  const place = (weekday: number) => (weekday - first + 7) % 7
  const today = place(weekdayOf(start))
  const places = byDay.length === 0 ? [today] : [...new Set(byDay.map(({ weekday }) => place(weekdays.indexOf(weekday))))].sort((one, other) => one - other)
  return repeated(places.map((at) => at * day), 7 * interval * day, start - today * day, start)
}

/** Some moments of every period; the first period begins at `base`, and what lies in it before `start` is not counted. */
const repeated = (moments: number[], period: number, base: number, start: number): Pattern => (from, stop, limit, count) => {
  const before = moments.filter((moment) => base + moment < start).length
  const found: number[] = []
  for (let turn = Math.max(0, Math.floor((from - base) / period)); base + turn * period < stop; turn++) {
    for (const [at, moment] of moments.entries()) {
      const clock = base + turn * period + moment
      if (clock < start || clock < from) continue
      if (clock >= stop || found.length >= limit || turn * moments.length + at - before >= count) return found
      found.push(clock)
    }
  }
  return found
}

/** The day of a month, or undefined when this month has none. */
type DateOf = (year: number, month: number) => number | undefined

const monthly = (dateOf: DateOf, months: number, start: number): Pattern => (from, stop, limit, count) => {
  const [first, since] = [new Date(start), new Date(from)]
  const [year, month, time] = [first.getUTCFullYear(), first.getUTCMonth(), ((start % day) + day) % day]
  const ahead = (since.getUTCFullYear() - year) * 12 + since.getUTCMonth() - month
  const found: number[] = []
  let counted = 0
  for (let turn = count === Infinity ? Math.max(0, Math.floor(ahead / months)) : 0; counted < count && found.length < limit; turn++) {
    const at = month + turn * months
    const [inYear, inMonth] = [year + Math.floor(at / 12), at % 12]
    if (Date.UTC(inYear, inMonth) >= stop) return found
    const date = dateOf(inYear, inMonth + 1)
    const clock = date === undefined ? -Infinity : Date.UTC(inYear, inMonth, date) + time
    if (clock < start) continue
    counted++
    if (clock >= from && clock < stop) found.push(clock)
  }
  return found
}

const sameDate = (start: number): DateOf => fromEnd(new Date(start).getUTCDate())

const fromEnd = (wanted: number): DateOf => (year, month) => {
  const days = daysInMonth(year, month)
  const date = wanted > 0 ? wanted : days + 1 + wanted
  return date >= 1 && date <= days ? date : undefined
}

const nthWeekday = (nth: number, weekday: number): DateOf => (year, month) => {
  const days = daysInMonth(year, month)
  const first = 1 + ((weekday - weekdayOf(Date.UTC(year, month - 1, 1)) + 7) % 7)
  const fits = Math.floor((days - first) / 7) + 1
  const turn = nth > 0 ? nth : fits + 1 + nth
  return turn >= 1 && turn <= fits ? first + 7 * (turn - 1) : undefined
}
