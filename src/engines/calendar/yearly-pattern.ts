import { day, daysInMonth, weekdayOf } from '#engines/calendar/clock.ts'
import { weekdays } from '#engines/calendar/rule.ts'
import type { Transition } from '#engines/calendar/zones.ts'

/** From which instant on a zone's changes follow rules of the year, and the first change of each rule. */
export type Pattern = { since: number; rules: { change: Transition; rule: string }[] }

/** The rules that every change from the year `from` on follows, and back to as early as they hold; undefined when there are none. */
export function yearlyPattern(changes: readonly Transition[], from: number): Pattern | undefined {
  const byYear = Map.groupBy(changes, ({ at, from: offset }) => new Date(at + offset).getUTCFullYear())
  const future = [...byYear].filter(([year]) => year >= from).map(([, inYear]) => inYear)
  const [model] = future
  if (!model || future.length < 2 || future.some((inYear) => inYear.length !== model.length)) return undefined
  const rules = model.map((_, turn) => commonRule(future.flatMap((inYear) => inYear[turn] ?? [])))
  if (!rules.every((rule) => rule !== undefined)) return undefined

  let [since, earliest] = [from, model]
  for (let inYear = byYear.get(since - 1); inYear; inYear = byYear.get(since - 1)) {
    const before = inYear
    if (before.length !== model.length || !rules.every((rule, turn) => commonRule([before[turn] ?? model[0], ...future.flatMap((later) => later[turn] ?? [])]) === rule)) break
    earliest = before
    since--
  }
  return { since: earliest[0]?.at ?? 0, rules: earliest.flatMap((change, turn) => ({ change, rule: rules[turn] ?? '' })) }
}

/** The RRULE by which these changes, one a year, come; undefined when it is not one rule. */
function commonRule(changes: readonly (Transition | undefined)[]): string | undefined {
  const [first] = changes
  const seen = changes.map((change) => {
    const clock = (change?.at ?? 0) + (change?.from ?? 0)
    const date = new Date(clock)
    const [month, inMonth] = [date.getUTCMonth() + 1, date.getUTCDate()]
    return { month, inMonth, weekday: weekdayOf(clock), left: daysInMonth(date.getUTCFullYear(), month) - inMonth, time: clock % day, from: change?.from, to: change?.to }
  })
  const [model] = seen
  if (!first || !model) return undefined
  if (seen.some(({ month, weekday, time, from, to }) => month !== model.month || weekday !== model.weekday || time !== model.time || from !== model.from || to !== model.to)) return undefined
  const dates = seen.map(({ inMonth }) => inMonth)
  const name = weekdays[model.weekday] ?? 'MO'
  const said = (byDay: string) => `FREQ=YEARLY;BYMONTH=${model.month};BYDAY=${byDay}`
  const nth = Math.ceil(model.inMonth / 7)
  if (dates.every((date) => Math.ceil(date / 7) === nth)) return said(`${nth}${name}`)
  if (seen.every(({ left }) => left < 7)) return said(`-1${name}`)
  const earliest = Math.min(...dates)
  return Math.max(...dates) === earliest + 6 ? `FREQ=YEARLY;BYMONTH=${model.month};BYMONTHDAY=${Array.from({ length: 7 }, (_, at) => earliest + at).join(',')};BYDAY=${name}` : undefined
}
