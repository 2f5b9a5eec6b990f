import type { Reason } from '#domain/calendar/duplicates.ts'
import type { Event, EventKind, Host } from '#domain/calendar/events.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'

export const eventKinds: Record<EventKind, { one: string; many: string }> = {
  meeting: { one: 'Meeting', many: 'Meetings' },
  'town-hall': { one: 'Town hall', many: 'Town halls' },
  training: { one: 'Training', many: 'Trainings' },
  rally: { one: 'Rally', many: 'Rallies' },
  canvass: { one: 'Canvass', many: 'Canvasses' },
  'phone-bank': { one: 'Phone bank', many: 'Phone banks' },
  hearing: { one: 'Hearing', many: 'Hearings' },
  deadline: { one: 'Deadline', many: 'Deadlines' },
  other: { one: 'Event', many: 'Other events' },
}

export const eventStages: Record<Event['stage'], { word: string; tone: string }> = {
  draft: { word: 'Draft', tone: '' },
  waiting: { word: 'Waiting', tone: 'badge--careful' },
  published: { word: 'Published', tone: 'badge--right' },
  refused: { word: 'Refused', tone: 'badge--wrong' },
}

/** What is followed of an event that comes from a calendar elsewhere. */
export const followedParts: Record<string, string> = { title: 'title', words: 'description', place: 'place', when: 'day and time' }

/** One time in an address: "2026-11-03T19:00:00" as "20261103T190000". */
export const timeKey = (of: string) => of.replace(/[-:]/g, '')

/** What stands in an address as the local start it names; undefined when it names none. */
export function startNamed(key: string): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?$/.exec(key) ?? []
  return year && `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}`}`
}

/** "Mill Street library, Arden", "Online", or both. */
export function whereWords({ venue, town, is_online }: Pick<OnCalendar, 'venue' | 'town' | 'is_online'>): string {
  const there = [venue, venue.includes(town ?? '\n') ? null : town].filter(Boolean).join(', ')
  return is_online ? (there ? `${there}, and online` : 'Online') : there
}

/** "41 of 100 places left", "Full", or nothing where everybody fits. */
export function placesWords({ capacity, taken }: Pick<OnCalendar, 'capacity' | 'taken'>): string {
  if (capacity === null) return ''
  return taken >= capacity ? 'Full' : `${capacity - taken} of ${capacity} places left`
}

/** The groups that host it; where there are none, whose it is. */
export const hostWords = ({ hosts, credit }: { hosts: readonly Pick<Host, 'name'>[]; credit: string }) => hosts.map(({ name }) => name).join(' and ') || credit

const reasons: Record<Reason, string> = {
  'same title': 'it has the same title', 'like title': 'its title is much the same', 'same hour': 'it begins at the same time', 'same venue': 'it is at the same place',
  'like venue': 'its place is called much the same', 'same town': 'it is in the same town', near: 'it is within five miles', online: 'both can be joined online',
}

/** "On the same day: it has the same title, it is in the same town." */
export const likeWords = (all: readonly Reason[]) => `On the same day: ${all.map((reason) => reasons[reason]).join(', ')}.`
