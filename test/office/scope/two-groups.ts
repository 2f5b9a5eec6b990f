import { sql } from 'kysely'
import { cookiesOf } from '../colleagues.ts'
import { db } from '../../house.ts'

/** What nobody of the other group may ever be betrayed by. */
export const marks = ['Quagmire', 'zebulon', '5550199', 'Bullfrog Lane', 'Reedsecret'] as const

export type World = { mine: number; theirs: number; me: number; them: number[]; user: string; headers: { cookie: string }; mailing: number; helpCall: number; eventTime: number; story: number; action: number }

/** Arden's group, which Ana leads and Bo belongs to; and Winnick's, whose people Ana has no business with, without them yet. */
export async function myGroup(): Promise<World> {
  const mine = await group('mine', 'Arden Neighbors')
  const theirs = await group('theirs', 'Winnick Neighbors')
  const [me] = await people([{ name: 'Ana Lead', emails: sql`array['ana@arden.example']` }])
  const [bo] = await people([{ name: 'Bo Member', emails: sql`array['bo@arden.example']`, tags: sql`array['everywhere']` }])
  await join(mine, [me ?? 0], 'lead')
  await join(mine, [bo ?? 0])
  const { id: user } = await db.insertInto('users').values({ name: 'Ana Lead', email: 'ana@arden.example', person_id: me }).returning('id').executeTakeFirstOrThrow()
  return { mine, theirs, me: me ?? 0, them: [], user, headers: await cookiesOf('ana@arden.example'), mailing: 0, helpCall: 0, eventTime: 0, story: 0, action: 0 }
}

/** The other group comes to life: people, what they said, did, pay and offer; a letter to them and a call for their help. */
export async function theOthers(world: World): Promise<World> {
  const { theirs } = world
  const them = await people(Array.from({ length: 7 }, (_, n) => ({
    name: `Zebulon Quagmire ${n}`, given_name: 'Zebulon', family_name: 'Quagmire', emails: sql`array[${`zebulon${n}@winnick.example`}]`, phones: sql`array['+16175550199']`, street: '9 Bullfrog Lane',
    locality: 'Winnick', place_id: 'ocd-division/country:us/state:ma/place:winnick', tags: sql`array['everywhere']`, source: 'Reedsecret',
  })))
  await join(theirs, them)
  for (const person_id of them) {
    await db.insertInto('consents').values([`group:${theirs}`, 'newsletter', 'volunteering'].map((list) => ({ person_id, channel: 'email' as const, list, given: true, wording: 'Reedsecret', how: 'form' }))).execute()
    await db.insertInto('deeds').values({ person_id, kind: 'reported', subject: 'action', subject_id: 1, act: crypto.randomUUID() }).execute()
    await db.insertInto('volunteer_profiles').values({ person_id, counted_on: 'Reedsecret', languages: sql`array['en']` }).execute()
    await db.insertInto('person_changes').values({ person_id, origin: 'form', after: JSON.stringify({ name: 'Zebulon Quagmire' }) }).execute()
    await db.insertInto('confirmed_emails').values({ person_id, email: `zebulon${them.indexOf(person_id)}@winnick.example` }).execute()
  }
  await db.insertInto('group_invitations').values({ hash: 'h', group_id: theirs, email: 'zebulon@later.example', role: 'member', invited_by: 'Kay', expires_at: new Date(Date.now() + 86_400_000) }).execute()
  const { id: mailing } = await db
    .insertInto('mailings')
    .values({ group_id: theirs, audience: 'the members of Winnick Neighbors', list: `group:${theirs}`, sender_name: 'Winnick Neighbors', subject: 'Reedsecret', blocks: JSON.stringify([{ id: 'b1', only: null, kind: 'text', html: 'Reedsecret' }]), author: 'Kay' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('deliveries').values(them.map((person_id) => ({ mailing_id: mailing, person_id }))).execute()
  const { id: helpCall } = await db
    .insertInto('help_calls')
    .values({ group_id: theirs, title: 'Reedsecret', listed: false, starts_local: '2027-05-01 10:00', ends_local: '2027-05-01 12:00', zone: 'America/New_York', places: 3 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('help_askings').values({ help_call_id: helpCall, person_id: them[0] ?? 0, name: 'Zebulon Quagmire' }).execute()
  const local = { starts: '2027-05-01T10:00:00', ends: '2027-05-01T12:00:00' }
  const { id: event } = await db.insertInto('events').values({ group_id: theirs, slug: 'reed', title: 'Reedsecret', zone: 'America/New_York', ...local }).returning('id').executeTakeFirstOrThrow()
  const { id: eventTime } = await db
    .insertInto('event_times')
    .values({ event_id: event, of: local.starts, details_id: event, ...local, begins_at: new Date('2027-05-01T14:00:00Z'), ends_at: new Date('2027-05-01T16:00:00Z') })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('event_answers')
    .values({ time_id: eventTime, person_id: them[0] ?? 0, name: 'Zebulon Quagmire', answer: 'yes', placed_at: new Date(), asked: ['What?'], replies: ['Reedsecret'] })
    .execute()
  await db.insertInto('calendar_feeds').values({ group_id: theirs, address: 'https://calendars.example/Reedsecret.ics', name: 'Reedsecret' }).execute()
  const { id: story } = await db.insertInto('stories').values({ slug: 'reed', title: 'Reedsecret', kind: 'local', body: 'Reedsecret' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_stories').values({ group_id: theirs, story_id: story }).execute()
  await db.insertInto('writing_versions').values({ story_id: story, version: 1, words: JSON.stringify({ title: 'Reedsecret' }), author: 'Kay' }).execute()
  const { id: action } = await db
    .insertInto('actions')
    .values({ slug: 'reed', title: 'Reedsecret', ask: 'Reedsecret', script: 'Reedsecret', group_id: theirs, asked_at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('action_targets').values({ action_id: action, official_id: 1 }).execute()
  await db.insertInto('action_submissions').values({ name: 'Zebulon Quagmire', email: 'zebulon@ally.example', organization: 'Reedsecret', title: 'Reedsecret', ask: 'x', why: '', addresses: 'senator', wording: 'x', digest: 'x' }).execute()
  return { ...world, them, mailing, helpCall, eventTime, story, action }
}

/** Every row of every table that is about the other group's people or the group itself, to see that nothing of it was touched. */
export async function rowsOfOthers({ theirs, them }: World): Promise<string> {
  const { rows: tables } = await sql<{ name: string; person: string | null; team: string | null }>`
    select tables.relname as name,
      (select attname from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f' and conrelid = tables.oid and confrelid = 'people'::regclass limit 1) as person,
      (select attname from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f' and conrelid = tables.oid and confrelid = 'groups'::regclass and attname = 'group_id') as team
    from pg_class tables where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`.execute(db)
  const dumps: string[] = []
  for (const { name, person, team } of [...tables, { name: 'people', person: 'id', team: null }, { name: 'groups', person: null, team: 'id' }]) {
    if (!person && !team) continue
    const about = sql.join([...(person ? [sql`${sql.ref(person)} = any(${them})`] : []), ...(team ? [sql`${sql.ref(team)} = ${theirs}`] : [])], sql` or `)
    const { rows } = await sql<{ all: string }>`select coalesce(string_agg(row_to_json(kept_row)::text, ',' order by row_to_json(kept_row)::text), '') as all from ${sql.table(name)} kept_row where ${about}`.execute(db)
    dumps.push(`${name}: ${rows[0]?.all ?? ''}`)
  }
  return dumps.join('\n')
}

async function group(slug: string, name: string) {
  return (await db.insertInto('groups').values({ slug, name, kind: 'local-group', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id
}

async function people(rows: Parameters<ReturnType<typeof db.insertInto<'people'>>['values']>[0] & unknown[]) {
  return (await db.insertInto('people').values(rows).returning('id').execute()).map(({ id }) => id)
}

async function join(group_id: number, ids: number[], role: 'lead' | 'member' = 'member') {
  await db.insertInto('group_members').values(ids.map((person_id) => ({ group_id, person_id, role }))).execute()
}
