import { clockText, day, hour, readClock } from '#engines/calendar/clock.ts'
import type { Component } from '#engines/calendar/components.ts'
import { propertiesOf, textOf } from '#engines/calendar/properties.ts'
import { readRule, ruleText } from '#engines/calendar/rule.ts'
import { seriesOf } from '#engines/calendar/series.ts'
import { fixedZone } from '#engines/calendar/zone-names.ts'
import { offsetAt } from '#engines/calendar/zones.ts'

/** What a VTIMEZONE says by itself: the offset from Greenwich (milliseconds) that holds at a wall clock. */
export type ZoneRules = { offsetFor: (clock: number) => number }

type Onset = { clock: number; to: number }

const wanted = new Set(['dtstart', 'rrule', 'rdate', 'tzoffsetfrom', 'tzoffsetto'])
const mostObservances = 100
const mostOnsets = 500
const spanLength = 800 * day
const dated = new Set(['BYMONTH', 'BYMONTHDAY'])
const likely = [
  'America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Halifax', 'America/St_Johns',
  'Europe/London', 'Europe/Berlin', 'Europe/Athens', 'Asia/Jerusalem', 'America/Santiago', 'America/Havana', 'Australia/Sydney', 'Australia/Adelaide', 'Pacific/Auckland', 'Asia/Kolkata',
]

/** Undefined when it has no rule that can be followed. Only rules of the year are, with months, dates, and one day of the week. */
export function zoneRules({ parts }: Component): ZoneRules | undefined {
  const observances = parts.slice(0, mostObservances).flatMap((part) => observanceOf(part) ?? [])
  const [first] = observances.toSorted((one, other) => one.start - other.start)
  if (!first) return undefined
  return {
    offsetFor: (clock) => {
      let latest: Onset = { clock: -Infinity, to: first.from }
      for (const { onsets } of observances) for (const onset of onsets(clock)) if (onset.clock >= latest.clock) latest = onset
      return latest.to
    },
  }
}

/** The zone of the time zone database whose clocks agree with these rules from one wall clock to the end of the third year after. */
export function sameZone(rules: ZoneRules, clock: number): string | undefined {
  const clocks = Array.from({ length: 160 }, (_, week) => clock + week * 7 * day)
  const offset = rules.offsetFor(clock)
  const always = clocks.every((at) => rules.offsetFor(at) === offset)
  if (always) return offset % hour === 0 ? fixedZone(offset / hour) : undefined
  return likely.find((name) => clocks.every((at) => offsetAt(at - rules.offsetFor(at), name) === rules.offsetFor(at)))
}

function observanceOf(part: Component) {
  const { found } = propertiesOf(part, wanted)
  const [from, to] = [offsetOf(textOf(found.get('tzoffsetfrom')?.[0])), offsetOf(textOf(found.get('tzoffsetto')?.[0]))]
  const start = readClock(local(textOf(found.get('dtstart')?.[0])))
  if (from === undefined || to === undefined || start === undefined) return undefined
  const dates = (found.get('rdate') ?? []).flatMap(({ values }) => values).slice(0, mostOnsets)
    .flatMap((value) => (typeof value === 'string' ? readClock(local(value)) ?? [] : []))
  const again = ruleOf(part, start, from)
  const single = [start, ...dates]
  return {
    start,
    from,
    onsets: (clock: number): Onset[] => [...single, ...again(clock)].filter((at) => at <= clock).map((at) => ({ clock: at, to })),
  }
}

/** The onsets of an observance's RRULE in the years around a clock, at least one before it. Its UNTIL is an instant. */
function ruleOf({ lines }: Component, start: number, from: number): (clock: number) => number[] {
  const text = lines.find((line) => /^RRULE[:;]/i.test(line))?.replace(/^RRULE[^:]*:/i, '')
  const rule = text === undefined ? undefined : readRule(text)
  if (!rule || 'problem' in rule || rule.freq !== 'YEARLY' || rule.byDay.length > 1 || Object.keys(rule.lists).some((list) => !dated.has(list))) return () => []
  const series = seriesOf(ruleText({ ...rule, until: null }), clockText(start), null)
  const last = rule.until ? rule.until.clock + (rule.until.utc ? from : rule.until.wholeDay ? day : 0) : Infinity
  const found = new Map<number, number[]>()
  return (clock) => {
    const span = Math.floor(Math.min(clock, last) / spanLength)
    const onsets = found.get(span) ?? series?.starts(Math.max(start, (span - 1) * spanLength), Math.min((span + 1) * spanLength, last + 1), mostOnsets) ?? []
    found.set(span, onsets)
    return onsets
  }
}

/** jCal gives "-05:00" or "+05:50:01". */
function offsetOf(text: string | undefined): number | undefined {
  const [, sign, hours = '', minutes = '', seconds = '0'] = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text ?? '') ?? []
  return sign === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000 + Number(seconds) * 1000)
}

const local = (text: string | undefined) => (text ?? '').replace(/Z$/, '')
