import * as people from '#domain/people/people.ts'
import * as calling from '#domain/volunteering/calling.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import type { Reach } from '#domain/people/reach.ts'
import * as asking from '#domain/volunteering/asking.ts'
import { db, house } from './house.ts'

export const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
export const priya = { id: '00000000-0000-4000-8000-000000000001', name: 'Priya' }
await db.insertInto('users').values({ ...priya, email: 'priya@tidewater.example', role: 'organiser' }).execute()
export const promised = { wording: 'Write to me when you need help.', how: 'form' } as const
export const everything: profiles.Offer = { skills: [], issues: [], languages: [], times: [], miles: null, counted_on: '' }

/** Calls of these tests lie around Saturday, December 5, 2026 in New York; `now` is two days before. */
export const now = new Date('2026-12-03T12:00:00Z')
export const saturday: calling.Draft = {
  title: 'Phones for warm homes', about: 'Bring a charger.', place_id: place('arden'), venue: 'Town hall', starts_local: '2026-12-05 10:00', ends_local: '2026-12-05 12:00',
  zone: 'America/New_York', places: 1, skills: [], languages: [], issue_id: null, listed: true,
}

/** The number of a skill or an issue on the lists that every installation begins with. */
export async function choice(name: string): Promise<number> {
  return (await db.selectFrom('volunteer_choices').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
}

/** Somebody who offered to help. */
export async function volunteer(name: string, offer: Partial<profiles.Offer> = {}, town = 'arden') {
  const person = await people.welcome(db, { email: `${name.toLowerCase()}@arden.example`, name, placeId: place(town) })
  await profiles.save(db, person, { ...everything, ...offer }, promised)
  return person
}

export const openCall = (over: Partial<calling.Draft> = {}, groupId: number | null = null, actor = priya) => calling.open(db, { ...actor }, groupId, { ...saturday, ...over })

/** Asks them, all within reach unless told. */
export async function askFor(call: { id: number }, whom: { id: number }[], reach: Reach = 'everyone') {
  return asking.ask(db, house.atlas(), priya, call.id, { among: whom.map(({ id }) => id), reach, now })
}
