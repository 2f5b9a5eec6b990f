import { sql } from 'kysely'
import { db } from '../../house.ts'

const state = 'ocd-division/country:us/state:ma'
export const towns = { arden: `${state}/place:arden`, winnick: `${state}/place:winnick`, quill: `${state}/place:port_quill` }
export const harbor = { first: `${state}/sldl:1st_harbor`, second: `${state}/sldl:2nd_harbor`, third: `${state}/sldl:3rd_harbor`, hills: `${state}/sldu:harbor_and_hills` }
const { id: account } = await db.insertInto('users').values({ name: 'Priya', email: 'priya@tidewater.example', role: 'organiser' }).returning('id').executeTakeFirstOrThrow()
export const priya = { id: account, name: 'Priya' }

const numbersOf = async (ids: readonly string[]) => (await db.selectFrom('divisions').select('number').where('id', 'in', [...ids, '']).execute()).map(({ number }) => number)

type Told = { name: string; town?: keyof typeof towns; districts?: readonly string[]; tags?: string[]; list?: string | null }

/** Somebody who lives there and agreed to the newsletter, or to another list, or with null to nothing. */
export async function somebody({ name, town, districts = [], tags = [], list = 'newsletter' }: Told): Promise<number> {
  const { id } = await db.insertInto('people').values({ name, given_name: name.split(' ')[0] ?? '', emails: [`${name.toLowerCase().replaceAll(' ', '.')}@people.example`], place_id: town ? towns[town] : null, districts: (await numbersOf(districts)).toSorted((a, b) => a - b), tags }).returning('id').executeTakeFirstOrThrow()
  if (list) await db.insertInto('consents').values({ person_id: id, channel: 'email', list, given: true, wording: 'Yes', how: 'form' }).execute()
  return id
}

type Event = { title: string; inDays: number; town?: keyof typeof towns; online?: boolean; kind?: 'meeting' | 'hearing' | 'deadline'; off?: boolean; stage?: 'draft' | 'published' }

/** An event of an hour, so many days from now at this hour. */
export async function event({ title, inDays, town, online = false, kind = 'meeting', off = false, stage = 'published' }: Event): Promise<number> {
  const starts = new Date(Date.now() + inDays * 86_400_000)
  const ends = new Date(starts.getTime() + 3_600_000)
  const local = (at: Date) => at.toISOString().slice(0, 19)
  const times = { starts: local(starts), ends: local(ends) }
  const { id } = await db
    .insertInto('events')
    .values({ slug: crypto.randomUUID(), title, kind, zone: 'UTC', ...times, venue: town ? 'The library' : '', place_id: town ? towns[town] : null, is_online: online, stage, called_off_at: off ? sql<Date>`now()` : null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('event_times').values({ event_id: id, details_id: id, of: times.starts, ...times, begins_at: starts, ends_at: ends }).execute()
  return id
}
