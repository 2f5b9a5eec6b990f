import { RRuleTemporal } from 'rrule-temporal'
import { clockText, day } from '#engines/calendar/clock.ts'
import { type Rule, ruleText } from '#engines/calendar/rule.ts'
import type { Starts } from '#engines/calendar/simple-rule.ts'

const step = 366 * day
const mostSteps = 30
const steps = { maxIterations: 10_000, maxCandidateEvaluations: 20_000 }

/**
 * The starts of any other rule, by rrule-temporal, which counts in wall clocks here: it is told that they stand at Greenwich. The series' own
 * start always counts as its first. Looks thirty years ahead, of a rule with a COUNT thirty years from its start; of a rule that needs more than 20,000 guesses a year, it
 * gives what was found until then.
 */
export function anyStarts(rule: Rule, start: number): Starts {
  const rruleString = `DTSTART:${digits(start)}Z\nRRULE:${ruleText({ ...rule, until: null, count: null })}`
  const series = new RRuleTemporal({ rruleString, includeDtstart: true, cache: false, ...steps })
  const open: Starts = (from, stop, limit) => {
    const found: number[] = []
    let begin = Math.max(from, start)
    for (let turn = 0; turn < mostSteps && begin < stop && found.length < limit; turn++, begin += step) {
      const clocks = clocksBetween(series, begin, Math.min(begin + step, stop))
      if (!clocks) break
      found.push(...clocks)
    }
    return found.slice(0, limit)
  }
  const { count } = rule
  if (count === null) return open
  let counted: number[] | undefined
  return (from, stop, limit) => {
    counted ??= open(start, start + mostSteps * step, count)
    return counted.filter((clock) => clock >= from && clock < stop).slice(0, limit)
  }
}

/** From the first to before the second; undefined when the library gave up. */
function clocksBetween(series: RRuleTemporal, from: number, stop: number): number[] | undefined {
  try {
    return series.between(new Date(from), new Date(stop - 1), true).map(({ epochMilliseconds }) => epochMilliseconds).filter((clock) => clock >= from && clock < stop)
  } catch {
    return undefined
  }
}

const digits = (clock: number) => clockText(clock).replace(/[-:]/g, '')
