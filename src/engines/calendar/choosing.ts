import { clockOf, clockText, day, daysInMonth, weekdayOf } from '#engines/calendar/clock.ts'
import { readRule, type Rule, ruleText, type Weekday, weekdays } from '#engines/calendar/rule.ts'
import { untilFor } from '#engines/calendar/until.ts'
import { clockAt } from '#engines/calendar/zones.ts'

/** How often something happens, as people choose it in a form. `on` and what it names follow from the day it starts. */
export type Choice = {
  every: number
  unit: 'day' | 'week' | 'month' | 'year'
  /** Of weeks: on which days. */
  weekdays: Weekday[]
  /** Of months: on the date of the start ("the 14th"), on its weekday ("the second Tuesday"), or on the last such weekday. */
  by: 'date' | 'weekday' | 'last weekday'
  /** The last day, "2026-06-03"; or after how many times; or never. */
  ends: { on: string } | { after: number } | null
}

/** When a series starts: a day or local time, and its zone. */
export type Start = { starts: string; zone: string | null }

/**
 * The RRULE of a choice for something that starts then. The start must be one of the days chosen: `firstDay` moves it there. A fifth weekday of a
 * month counts as the last.
 */
export function ruleOf({ every, unit, weekdays: days, by, ends }: Choice, { starts, zone }: Start): string {
  const clock = clockOf(starts)
  const weekday = weekdays[weekdayOf(clock)] ?? 'MO'
  const nth = Math.ceil(new Date(clock).getUTCDate() / 7)
  const byDay = {
    day: [],
    week: weekdays.filter((one) => days.includes(one)).map((one) => ({ nth: 0, weekday: one })),
    month: by === 'date' ? [] : [{ nth: by === 'last weekday' || nth === 5 ? -1 : nth, weekday }],
    year: [],
  }[unit]
  return ruleText({
    freq: ({ day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const)[unit],
    interval: every,
    count: ends && 'after' in ends ? ends.after : null,
    until: ends && 'on' in ends ? untilFor(zone, { utc: false, wholeDay: true, clock: clockOf(ends.on) }) : null,
    byDay,
    weekStart: 'MO',
    lists: {},
  })
}

/** The first day on or after a start on which a choice takes place: "2026-11-03". */
export function firstDay({ unit, weekdays: days, by }: Choice, starts: string): string {
  const from = Math.floor(clockOf(starts) / day) * day
  const fits = (clock: number) => {
    if (unit === 'week') return days.length === 0 || days.some((one) => weekdays[weekdayOf(clock)] === one)
    const date = new Date(clock)
    return unit !== 'month' || by !== 'last weekday' || date.getUTCDate() > daysInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1) - 7
  }
  const weekday = weekdayOf(from)
  const steps = unit === 'month' ? 7 : 1
  for (let clock = from; ; clock += steps * day) if (fits(clock) && (unit !== 'month' || weekdayOf(clock) === weekday)) return clockText(clock, true)
}

/** The choice that a rule came from; undefined for a rule that no form offers. */
export function choiceOf(text: string, { starts, zone }: Start): Choice | undefined {
  const rule = readRule(text)
  if ('problem' in rule) return undefined
  const unit = ({ DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year', HOURLY: undefined } as const)[rule.freq]
  if (!unit) return undefined
  const last = rule.byDay.some(({ nth }) => nth === -1)
  const own = weekdays[weekdayOf(clockOf(starts))] ?? 'MO'
  const choice: Choice = {
    every: rule.interval,
    unit,
    weekdays: unit !== 'week' ? [] : rule.byDay.length ? rule.byDay.map(({ weekday }) => weekday) : [own],
    by: unit !== 'month' || rule.byDay.length === 0 ? 'date' : last ? 'last weekday' : 'weekday',
    ends: endsOf(rule, zone),
  }
  const again = (days: Weekday[]) => ruleOf({ ...choice, weekdays: days }, { starts, zone })
  const plain = ruleText({ ...rule, weekStart: 'MO', until: untilFor(zone, rule.until) })
  const sameEnd = ruleText({ ...rule, weekStart: 'MO', until: choice.ends && 'on' in choice.ends ? untilFor(zone, { utc: false, wholeDay: true, clock: clockOf(choice.ends.on) }) : null })
  const weekStartMatters = unit === 'week' && rule.interval > 1 && rule.byDay.length > 1 && rule.weekStart !== 'MO'
  return !weekStartMatters && [plain, sameEnd].some((one) => one === again(choice.weekdays) || (rule.byDay.length === 0 && one === again([]))) ? choice : undefined
}

function endsOf({ count, until }: Rule, zone: string | null): Choice['ends'] {
  if (count !== null) return { after: count }
  return until ? { on: clockText(until.utc && zone ? clockAt(until.clock, zone) : until.clock, true) } : null
}
