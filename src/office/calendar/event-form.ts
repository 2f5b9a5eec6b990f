import { z } from 'zod'
import type { Event } from '#domain/calendar/events.ts'
import type { Room } from '#domain/calendar/rooms.ts'
import type { Draft } from '#domain/calendar/writing.ts'
import { clockOf, clockText, day } from '#engines/calendar/clock.ts'
import type { Given } from '#http/form.ts'
import { endsAfter, lastsAMonth, repeatsAfter, whenOf, whenShape } from '#http/event-when.ts'
import { askedAs } from '#http/repeating.ts'
import { asTicks, numbersIn } from '#http/ticks.ts'
import { line } from '#office/writings/words-shape.ts'

const chosenRow = z.string().regex(/^([1-9]\d{0,14})?$/, 'Choose one of the list.').default('').transform((id) => (id ? Number(id) : null))
const manyPlaces = z.coerce.number('Write a number.').int('Write a whole number.').min(1, 'One at least.').max(100_000, 'A hundred thousand at most.')

export const eventForm = z.object({
  title: line(160).refine((typed) => typed.length > 0, 'It needs a title.'),
  kind: z.enum(['meeting', 'town-hall', 'training', 'rally', 'canvass', 'phone-bank', 'hearing', 'deadline', 'other'], 'Pick what kind it is.').default('meeting'),
  group: chosenRow,
  words: line(200_000),
  picture_id: chosenRow,
  credit: line(120).refine((typed) => !typed.includes('\n'), 'Write the name on one line.'),
  ...whenShape,
  venue: line(200),
  address: line(300),
  town: line(100),
  access: line(1000),
  is_online: z.literal('yes').optional(),
  room: z.union([z.literal(''), z.url({ protocol: /^https$/, error: 'Write the whole address, beginning with https://' }).max(1000)]).default(''),
  room_note: line(500),
  zoom: z.literal('yes').optional(),
  takes_answers: z.literal('yes').optional(),
  capacity: z.union([z.literal('').transform(() => null), manyPlaces]).default(null),
  questions: line(1500),
  plank_id: chosenRow,
  action_id: chosenRow,
})
  .refine(...endsAfter)
  .refine(...lastsAMonth)
  .refine(({ questions }) => linesOf(questions).length <= 5, { path: ['questions'], message: 'Five questions at most.' })
  .refine(({ questions }) => linesOf(questions).every((one) => one.length <= 200), { path: ['questions'], message: 'A question is 200 letters at most.' })
  .refine(...repeatsAfter)
  .refine(({ zoom, is_online }) => !zoom || is_online, { path: ['room'], message: 'It has a Zoom meeting. Tick that people can join online, or take the tick for Zoom away.' })

type Values = z.output<typeof eventForm>
type Known = { placeId: string | null; rule: string | null; zoom: boolean; lat?: number | null; lon?: number | null }

/** What was typed, as an event. `rule` is the one it had, for what the form cannot ask for. */
export function draftFrom(given: Given, values: Values, { placeId, rule, zoom, lat = null, lon = null }: Known): Draft {
  const { title, kind, words, picture_id, venue, address, access, capacity, plank_id, action_id } = values
  return {
    title, kind, words, picture_id, venue, address, access, capacity, plank_id, action_id, lat, lon, ...whenOf(given, values, rule),
    group_id: values.group, credit: values.group ? '' : values.credit, place_id: placeId,
    is_online: values.is_online === 'yes', takes_answers: values.takes_answers === 'yes', questions: linesOf(values.questions),
    hosts: numbersIn(given, 'host'), room: values.is_online && values.room ? { address: values.room, note: values.room_note } : null,
    zoom: zoom ? values.zoom === 'yes' : undefined,
  }
}

type Said = Omit<Event, 'slug'> & { town: string | null; hosts: readonly { id: number }[] }

/** The event as its form shows it. */
export function givenFrom(event: Said, room: Room | undefined, home: string): Given {
  const { starts, zone } = event
  const ends = zone === null ? clockText(clockOf(event.ends) - day, true) : event.ends
  return {
    title: event.title, kind: event.kind, group: text(event.group_id), credit: event.credit, words: event.words, picture_id: text(event.picture_id),
    venue: event.venue, address: event.address, town: event.town ?? '', access: event.access, starts: asField(starts), ends: asField(ends), zone: zone ?? home,
    capacity: text(event.capacity), questions: event.questions.join('\n'), plank_id: text(event.plank_id), action_id: text(event.action_id),
    room: room?.address ?? '', room_note: room?.note ?? '', version: String(event.version), ...askedAs(event.rule, { starts, zone }), ...asTicks('host', event.hosts.map(({ id }) => id)),
    ...(zone === null ? { whole_days: 'yes' } : {}), ...(event.is_online ? { is_online: 'yes' } : {}), ...(event.takes_answers ? { takes_answers: 'yes' } : {}),
  }
}

export const blank = (zone: string): Given => ({ zone, kind: 'meeting', takes_answers: 'yes', every: '1' })

const asField = (local: string) => (local.length === 10 ? `${local}T00:00` : local.slice(0, 16))
const text = (value: number | null) => (value === null ? '' : String(value))
const linesOf = (typed: string) => typed.split('\n').map((one) => one.trim()).filter(Boolean)
