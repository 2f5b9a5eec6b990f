import { readRule, ruleText } from '#engines/calendar/rule.ts'
import { untilFor } from '#engines/calendar/until.ts'

/** Rules without an UNTIL, which are written alike in every zone; those written lately are kept. */
const kept = new Map<string, string>()
const mostKept = 2_000

/** The text of a rule as a calendar of this zone says it; undefined when it cannot be read. */
export function writtenRule(text: string, zone: string | null): string | undefined {
  const found = kept.get(text)
  if (found !== undefined) return found
  const rule = readRule(text)
  if ('problem' in rule) return undefined
  const written = ruleText({ ...rule, until: untilFor(zone, rule.until) })
  if (rule.until) return written
  if (kept.size >= mostKept) kept.clear()
  kept.set(text, written)
  return written
}
