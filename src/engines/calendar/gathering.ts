import type { Event, Override } from '#engines/calendar/event.ts'
import type { Part } from '#engines/calendar/read-event.ts'
import { instanceName, type Time } from '#engines/calendar/read-time.ts'
import type { Refusal } from '#engines/calendar/refusal.ts'

/**
 * Puts the parts of each event together by their UID. Of two states of one thing the higher SEQUENCE counts, then the later stamp. A changed
 * instance whose series is not there stands alone. What has no UID is called by its start and title.
 */
export function gathered(parts: readonly Part[]): { events: Event[]; refused: Refusal[] } {
  const events = new Map<string, Event>()
  const refused: Refusal[] = []
  for (const part of parts.filter(({ of }) => of === null)) {
    const event = seriesOf(part)
    const other = events.get(event.uid)
    if (!other || isLater(event, other)) events.set(event.uid, event)
    if (other) refused.push({ uid: event.uid, title: (isLater(event, other) ? other : event).title, reason: 'It is an older state of an event that is there too.' })
  }
  for (const part of parts) {
    if (part.of === null) continue
    const series = events.get(nameOf(part))
    if (series) change(series, part, part.of)
    else {
      const alone = seriesOf(part)
      const uid = `${alone.uid}/${part.of.local}`
      if (!events.has(uid)) events.set(uid, { ...alone, uid })
    }
  }
  return { events: [...events.values()], refused }
}

function seriesOf(part: Part): Event {
  const { uid, rule, added, cancelled, of, ...details } = part
  const names = (times: Time[]) => [...new Set(times.map((time) => instanceName(time, part)))]
  return { ...details, uid: nameOf(part), rule, added: names(added), cancelled: names(cancelled), overrides: [] }
}

function change(series: Event, part: Part, of: Time) {
  const { uid, rule, added, cancelled, of: _, ...details } = part
  const override: Override = { ...details, of: instanceName(of, series) }
  const at = series.overrides.findIndex((other) => other.of === override.of)
  const other = series.overrides[at]
  if (!other) series.overrides.push(override)
  else if (isLater(override, other)) series.overrides[at] = override
}

const nameOf = ({ uid, starts, title }: Part) => uid ?? `${starts}/${title}`.slice(0, 500)

const isLater = (one: { sequence: number; stamped: Date }, other: { sequence: number; stamped: Date }) =>
  one.sequence === other.sequence ? one.stamped >= other.stamped : one.sequence > other.sequence
