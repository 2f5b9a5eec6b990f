import { createHash } from 'node:crypto'
import type { Details, Event, Override } from '#engines/calendar/event.ts'
import type { EventKind, Event as Row } from '#domain/calendar/events.ts'
import { kindOf } from '#domain/calendar/following/kinds.ts'
import type { Towns } from '#domain/calendar/following/locations.ts'
import { type Look, lookOf } from '#domain/calendar/following/looks.ts'
import { type Seen, within } from '#domain/calendar/following/windows.ts'

type When = Pick<Row, 'zone' | 'starts' | 'ends'>
export type Instance = Look & When & { of: string }
/** What a source says of one event, as it would stand here. */
export type Said = Look & When & Pick<Row, 'rule' | 'added' | 'cancelled'> & {
  uid: string
  kind: EventKind
  cancelledWhole: boolean
  /** The times that are called off. */
  off: string[]
  instances: Instance[]
}

const most = { rule: 500, instances: 400 }

/** A sentence when it cannot be taken. `own`: how addresses of our own events begin; two houses that follow each other would go on for ever. */
export async function saidOf(event: Event, towns: Towns, seen: Seen, own: string | null = null): Promise<Said | 'far away' | { reason: string }> {
  if (event.title.trim() === '') return { reason: 'It has no title.' }
  if (own !== null && [event.url, event.description].some((text) => text?.includes(own))) return { reason: 'It leads to an event of this site: it is here already.' }
  const followed = within(event, seen)
  if (followed === 'far away') return followed
  if (followed === 'too often') return { reason: 'It takes place more than 1,200 times in two years.' }
  const { overrides, uid, rule, added, cancelled } = followed
  if ((rule?.length ?? 0) > most.rule) return { reason: 'The rule by which it repeats is too long.' }
  if (overrides.length > most.instances) return { reason: `More than ${most.instances} of its times are not like the others.` }
  const look = await lookOf(followed, towns)
  const instances: Instance[] = []
  for (const override of overrides.filter(({ status }) => status !== 'cancelled')) {
    instances.push({ ...(isLike(override, followed) ? look : await lookOf(override, towns)), ...whenOf(override), of: override.of })
  }
  return {
    ...look, ...whenOf(followed), uid, rule, added, cancelled, kind: kindOf(followed), cancelledWhole: followed.status === 'cancelled',
    off: overrides.filter(({ status }) => status === 'cancelled').map(({ of }) => of), instances: instances.toSorted((one, other) => (one.of < other.of ? -1 : 1)),
  }
}

export const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)

/** An hour that clocks show twice may make an end seem to come before its start. */
const whenOf = ({ zone, starts, ends }: Details): When => ({ zone, starts, ends: ends < starts ? starts : ends })

const isLike = (one: Override, other: Details) =>
  one.title === other.title && one.description === other.description && one.location === other.location && one.url === other.url && one.geo?.lat === other.geo?.lat && one.geo?.lon === other.geo?.lon
