import { clockOf, day } from '#engines/calendar/clock.ts'
import { anyStarts } from '#engines/calendar/any-rule.ts'
import { readRule, type Rule } from '#engines/calendar/rule.ts'
import { simpleStarts, type Starts } from '#engines/calendar/simple-rule.ts'
import { instantAt } from '#engines/calendar/zones.ts'

/** A rule laid on its first start. */
export type Series = { rule: Rule; starts: Starts }

/** Rules are read once: what was laid out lately is kept, by start and text. */
const kept = new Map<string, Series | null>()
const mostKept = 2_000

/** Undefined when the rule cannot be read; `readRule` says why. */
export function seriesOf(rule: string, starts: string, zone: string | null): Series | undefined {
  const key = `${starts}|${zone}|${rule}`
  const found = kept.get(key)
  if (found !== undefined) return found ?? undefined
  if (kept.size >= mostKept) kept.clear()
  const series = laid(rule, clockOf(starts), zone)
  kept.set(key, series ?? null)
  return series
}

function laid(text: string, start: number, zone: string | null): Series | undefined {
  const rule = readRule(text)
  if ('problem' in rule) return undefined
  const all = simpleStarts(rule, start) ?? anyStarts(rule, start)
  return { rule, starts: (from, stop, limit) => all(from, stop, limit).filter((clock) => clock === start || isBefore(rule, clock, zone)) }
}

/** Not after the UNTIL of the rule, which may be a day, a wall clock, or an instant. */
function isBefore({ until }: Rule, clock: number, zone: string | null): boolean {
  if (!until) return true
  if (until.wholeDay) return clock < until.clock + day
  return until.utc && zone ? instantAt(clock, zone) <= until.clock : clock <= until.clock
}
