import { day, hour, minute } from '#engines/calendar/clock.ts'

/** A moment from which a zone's clocks run otherwise: milliseconds since 1970, and the offsets from Greenwich in milliseconds. */
export type Transition = { at: number; from: number; to: number }

/** A time in which the offset stays the same. */
type Span = { from: number; until: number; offset: number }

/** `latest` is the span that was asked for last; what is asked next mostly lies in it too. */
type Zone = { format: Intl.DateTimeFormat; years: Map<number, readonly Transition[]>; offsets: Map<number, number>; latest: Span }

const known = new Map<string, Zone | null>()
const mostNames = 5_000
/** No zone has changed its clocks twice within so few days and back. */
const stride = 7 * day

/** Whether the time zone database has a zone of this name. Names stand for themselves: aliases are not resolved. */
export const isZone = (name: string) => zoneOf(name) !== null

/**
 * The instant (milliseconds since 1970) at which clocks of the zone show this. A time that clocks skip in spring is read with the offset
 * before the gap (02:30 is 03:30); a time that they show twice in autumn is the first of both. RFC 5545, 3.3.5.
 */
export function instantAt(clock: number, name: string): number {
  if (name === 'UTC') return clock
  const before = offsetAt(clock - day, name)
  const after = offsetAt(clock + day, name)
  if (before === after) return clock - before
  const early = clock - before
  return offsetAt(early, name) === before || offsetAt(clock - after, name) !== after ? early : clock - after
}

/** What clocks of the zone show at an instant. */
export const clockAt = (instant: number, name: string) => instant + offsetAt(instant, name)

/** How far clocks of the zone are ahead of Greenwich at an instant, in milliseconds. */
export function offsetAt(instant: number, name: string): number {
  if (name === 'UTC') return 0
  const zone = mustBe(name)
  if (!(instant >= zone.latest.from && instant < zone.latest.until)) zone.latest = spanAround(zone, instant)
  return zone.latest.offset
}

/** Every transition of the zone in these years of Greenwich, both included, in order. */
export function transitions(name: string, first: number, last: number): Transition[] {
  if (name === 'UTC') return []
  const zone = mustBe(name)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => changesOf(zone, first + at)).flat()
}

/** What people of the zone call its time at an instant: "EST", or "GMT+2" where English has no letters for it. */
export const shortName = (instant: number, name: string) =>
  new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'short' }).formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? name

function spanAround(zone: Zone, instant: number): Span {
  const year = yearOf(instant)
  const span = { from: Date.UTC(year), until: Date.UTC(year + 1), offset: startOffset(zone, year) }
  for (const { at, to } of changesOf(zone, year)) {
    if (at > instant) return { ...span, until: at }
    span.from = at
    span.offset = to
  }
  return span
}

const yearOf = (instant: number) => new Date(instant).getUTCFullYear()

function mustBe(name: string): Zone {
  const zone = zoneOf(name)
  if (!zone) throw new RangeError(`There is no time zone "${name}".`)
  return zone
}

function zoneOf(name: string): Zone | null {
  const found = known.get(name)
  if (found !== undefined) return found
  if (known.size >= mostNames) known.clear()
  const zone = /^[A-Za-z]/.test(name) ? openZone(name) : null
  known.set(name, zone)
  return zone
}

function openZone(name: string): Zone | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    })
    return { format, years: new Map(), offsets: new Map(), latest: { from: 0, until: 0, offset: 0 } }
  } catch {
    return null
  }
}

function startOffset(zone: Zone, year: number): number {
  const found = zone.offsets.get(year)
  if (found !== undefined) return found
  const offset = measured(zone, Date.UTC(year))
  zone.offsets.set(year, offset)
  return offset
}

function changesOf(zone: Zone, year: number): readonly Transition[] {
  const found = zone.years.get(year)
  if (found) return found
  const changes: Transition[] = []
  const end = Date.UTC(year + 1)
  let [at, from] = [Date.UTC(year), startOffset(zone, year)]
  while (at < end) {
    const next = Math.min(at + stride, end)
    const to = next === end ? startOffset(zone, year + 1) : measured(zone, next)
    if (to !== from) changes.push({ at: changeBetween(zone, at, next, from), from, to })
    at = next
    from = to
  }
  zone.years.set(year, changes)
  return changes
}

/** The first whole second after `early` at which the offset is no longer `from`. */
function changeBetween(zone: Zone, early: number, late: number, from: number): number {
  while (late - early > 1000) {
    const middle = early + Math.floor((late - early) / 2000) * 1000
    if (measured(zone, middle) === from) early = middle
    else late = middle
  }
  return late
}

/** Asked of Intl, which knows the time zone database; exact to the second. */
function measured({ format }: Zone, instant: number): number {
  const [month = 0, date = 0, year = 0, hours = 0, minutes = 0, seconds = 0] = format.format(instant).match(/\d+/g)?.map(Number) ?? []
  const shown = Date.UTC(year, month - 1, date) + hours * hour + minutes * minute + seconds * 1000
  return shown - Math.floor(instant / 1000) * 1000
}
