import * as events from '#domain/calendar/events.ts'
import * as stepping from '#domain/calendar/stepping.ts'
import * as writing from '#domain/calendar/writing.ts'
import { db } from './house.ts'

export const mira = { id: '00000000-0000-4000-8000-000000000005', name: 'Mira' }
await db.insertInto('users').values({ ...mira, email: 'mira@tidewater.example', role: 'organiser' }).execute()
export const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`

/** Events of these tests lie around Tuesday, November 3, 2026; `now` is the Thursday before, and clocks go back on the Sunday between. */
export const now = new Date('2026-10-29T12:00:00Z')
export const meeting: writing.Draft = {
  group_id: null, kind: 'meeting', title: 'Monthly meeting', words: '<p>Everybody is welcome.</p>', picture_id: null, venue: 'Mill Street library', address: '4 Mill Street', place_id: place('arden'),
  lat: null, lon: null, access: 'Step-free from the yard.', is_online: false, zone: 'America/New_York', starts: '2026-11-03T19:00:00', ends: '2026-11-03T20:30:00', rule: null,
  takes_answers: true, capacity: null, questions: [], plank_id: null, action_id: null, hosts: [], room: null,
}
export const weekly = { ...meeting, title: 'Phone bank', kind: 'phone-bank' as const, starts: '2026-10-20T18:00:00', ends: '2026-10-20T20:00:00', rule: 'FREQ=WEEKLY;BYDAY=TU' }

/** An event that everybody sees. */
export async function happening(over: Partial<writing.Draft> = {}, at = now) {
  const { id } = await writing.draft(db, mira, { ...meeting, ...over }, at)
  await stepping.step(db, mira, id, 'published', at)
  const event = await events.find(db, id)
  if (!event) throw new Error('It was just put in.')
  return event
}

/** When it takes place, in order, as local starts; those called off with a minus. */
export async function startsOf(event: { id: number }): Promise<string[]> {
  const times = await db.selectFrom('event_times').selectAll().where('event_id', '=', event.id).orderBy('begins_at').execute()
  return times.map(({ starts, called_off_at }) => `${called_off_at ? '-' : ''}${starts.slice(0, 16)}`)
}

/** Somebody says yes: what counts here is that a place is taken. */
export async function taken(event: { id: number }, of: string, places = 1) {
  return db.updateTable('event_times').set({ taken: places }).where('event_id', '=', event.id).where('of', '=', of).returning('id').executeTakeFirstOrThrow()
}
