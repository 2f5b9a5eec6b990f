import { db } from './house.ts'

type Over = { given?: boolean; email?: boolean; group?: number }

/** So many people who agreed, or took it back, to letters of a list. */
export async function agreeing(list: string, count: number, { given = true, email = true, group }: Over = {}) {
  const people = await db
    .insertInto('people')
    .values(Array.from({ length: count }, () => ({ name: 'Ana Núñez', given_name: 'Ana', emails: email ? [`ana.${crypto.randomUUID()}@arden.example`] : [] })))
    .returning(['id', 'emails'])
    .execute()
  if (group !== undefined) await db.insertInto('group_members').values(people.map(({ id }) => ({ group_id: group, person_id: id }))).execute()
  await db.insertInto('consents').values(people.map(({ id }) => ({ person_id: id, channel: 'email' as const, list, given, wording: 'Yes', how: 'form' }))).execute()
  return people.map(({ id, emails }) => ({ id, email: emails[0] ?? '' }))
}

export const priya = { id: crypto.randomUUID(), name: 'Priya' }

/** Whoever writes: an organizer of the whole organization. */
export const comePriya = () =>
  db.insertInto('users').values({ id: priya.id, name: 'Priya', email: 'priya@tidewater.example', role: 'organiser' }).onConflict((known) => known.doNothing()).execute()
