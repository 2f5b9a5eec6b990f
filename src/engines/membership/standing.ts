import { addDays, type Day } from '#engines/membership/days.ts'

/**
 * A time for which somebody is a member. `until` is the last day it was made for, null when it has no end; `refundedOn` and `endedOn`
 * are the first days that no longer count, neither as paid for nor as grace.
 */
export type Term = { from: Day; until: Day | null; graceDays: number; refundedOn?: Day | null; endedOn?: Day | null }

/**
 * `since`: the first day of the membership that holds or held last, unbroken but for grace. `until`: its last day, null without an end.
 * `graceUntil`: the last day of grace, while in it.
 */
export type Standing =
  | { standing: 'none' }
  | { standing: 'member'; since: Day; until: Day | null }
  | { standing: 'grace'; since: Day; until: Day; graceUntil: Day }
  | { standing: 'lapsed'; since: Day; until: Day }

type Span = { from: Day; last: Day; grace: Day }

const never: Day = '9999-12-31'

/**
 * What somebody stands at on a day, from all their terms in any order. Terms that begin after the day say how far a membership reaches,
 * never whether there is one. Asked for the same day, the answer is the same on every day.
 */
export function standingOn(terms: readonly Term[], day: Day): Standing {
  const spans = terms.map(spanOf).filter(({ from, last }) => from <= last).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const begun = joined(spans.filter(({ from }) => from <= day)).at(-1)
  if (!begun) return { standing: 'none' }
  const { from: since, last, grace } = begun
  if (last >= day) {
    const until = joined(spans).find((span) => span.from <= day && span.grace >= day)?.last ?? last
    return { standing: 'member', since, until: until === never ? null : until }
  }
  return grace >= day ? { standing: 'grace', since, until: last, graceUntil: grace } : { standing: 'lapsed', since, until: last }
}

/** The term's last day that counts, and the last of its grace. */
function spanOf({ from, until, graceDays, refundedOn, endedOn }: Term): Span {
  const cuts = [refundedOn, endedOn].map((on) => (on ? addDays(on, -1) : never))
  return { from, last: earliest(until ?? never, ...cuts), grace: earliest(until ? addDays(until, graceDays) : never, ...cuts) }
}

/** Spans in order of their beginning, those that begin before the grace of an earlier one is over made one. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const span of spans) {
    const before = whole.at(-1)
    if (!before || span.from > next(before.grace)) whole.push({ ...span })
    else Object.assign(before, { last: latest(before.last, span.last), grace: latest(before.grace, span.grace) })
  }
  return whole
}

const next = (day: Day) => (day >= never ? never : addDays(day, 1))
const latest = (a: Day, b: Day) => (a > b ? a : b)
const earliest = (...days: Day[]) => days.reduce((first, day) => (day < first ? day : first))
