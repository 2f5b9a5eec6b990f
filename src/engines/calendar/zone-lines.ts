import { clockText, hour, minute } from '#engines/calendar/clock.ts'
import { yearlyPattern } from '#engines/calendar/yearly-pattern.ts'
import { offsetAt, shortName, type Transition, transitions } from '#engines/calendar/zones.ts'

const kept = new Map<string, string>()
const mostKept = 500
/** After so many years weekdays fall on the same dates again. */
const cycle = 28

/**
 * The VTIMEZONE of a zone, without the break after its last line, right from the first of these years on: each change of its clocks by itself, then, where they follow one rule of the year for the 28
 * years after the last, that rule without end. Where they follow none (Morocco), each change of those 28 years. RFC 5545, 3.6.5.
 */
export function zoneLines(zone: string, first: number, last: number): string {
  const key = `${zone}|${first}|${last}`
  const found = kept.get(key)
  if (found !== undefined) return found
  if (kept.size >= mostKept) kept.clear()
  const text = `BEGIN:VTIMEZONE\r\nTZID:${zone}\r\n${observances(zone, first, last)}END:VTIMEZONE`
  kept.set(key, text)
  return text
}

function observances(zone: string, first: number, last: number): string {
  const opening = Date.UTC(first - 1)
  const start = offsetAt(opening, zone)
  const changes = transitions(zone, first - 1, last + cycle)
  const pattern = yearlyPattern(changes, last)
  const single = pattern ? changes.filter(({ at }) => at < pattern.since) : changes
  return [
    ...((changes[0]?.at ?? Infinity) < Date.UTC(first) ? [] : [observance(zone, { at: opening, from: start, to: start })]),
    ...single.map((change) => observance(zone, change)),
    ...(pattern?.rules.map(({ change, rule }) => observance(zone, change, rule)) ?? []),
  ].join('')
}

function observance(zone: string, { at, from, to }: Transition, rule?: string): string {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD'
  return `BEGIN:${kind}\r\nDTSTART:${clockText(at + from).replace(/[-:]/g, '')}\r\nTZOFFSETFROM:${offset(from)}\r\nTZOFFSETTO:${offset(to)}\r\nTZNAME:${shortName(at, zone)}\r\n`
    + `${rule ? `RRULE:${rule}\r\n` : ''}END:${kind}\r\n`
}

function offset(milliseconds: number): string {
  const size = Math.abs(milliseconds)
  const seconds = Math.round((size % minute) / 1000)
  const digits = [Math.floor(size / hour), Math.floor((size % hour) / minute), ...(seconds ? [seconds] : [])]
  return (milliseconds < 0 ? '-' : '+') + digits.map((part) => String(part).padStart(2, '0')).join('')
}
