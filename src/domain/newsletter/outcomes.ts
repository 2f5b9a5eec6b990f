import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { namesOf, thingOf } from '#domain/newsletter/archive.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import { type Arm, arms } from '#domain/newsletter/trial.ts'

type Which = Pick<Mailing, 'id' | 'list' | 'blocks' | 'begun_at' | 'gone_at' | 'decides_at'>
/** What its readers did with us within seven days of getting it: how many of them, how many deeds in all, and how many took part in each thing that it tells of. */
export type Acts = { people: number; deeds: number; about: About[] }
export type About = { kind: 'action' | 'event'; title?: string; people: number }
/** How many people's letters came back, by what was said of them. */
export type Returned = Record<'permanent' | 'refused' | 'temporary' | 'complaint', number>
/** How often anybody followed a link; who is not known, and mail scanners are among them. */
export type Followed = { href: string; follows: number }
export type Outcomes = { acts: Acts; returned: Returned; left: number; links: Followed[]; arms: Arm[] }

/** For so long after a letter reached somebody, what they do counts as after it; and that they stopped these letters. */
const daysToAct = 7
const daysToLeave = 14
const mostLinks = 200

/** How a mailing went, in sums and never by person, as far as whoever asks may see people. A trial by what was known when it was judged. */
export async function of(db: Db, mailing: Which): Promise<Outcomes> {
  const [acts, returned, left, links, tried] = await Promise.all([
    actsAfter(db, mailing), returnedOf(db, mailing), leftAfter(db, mailing), followed(db, mailing), mailing.decides_at ? arms(db, mailing, mailing.decides_at) : [],
  ])
  return { acts, returned, left, links, arms: tried }
}

/** Deeds are looked for by when they were done, not reader by reader: a letter has many readers, and of those few act. */
async function actsAfter(db: Db, mailing: Which): Promise<Acts> {
  const things = new Map(mailing.blocks.flatMap((block) => {
    const thing = thingOf(block)
    return thing?.kind === 'action' || thing?.kind === 'event' ? [[`${thing.kind} ${thing.ref}`, { kind: thing.kind, ref: thing.ref }] as const] : []
  }))
  const asked = [...things.values()]
  const { rows } = await sql<{ people: number; deeds: number; about: { at: number; people: number }[] | null }>`
    with did as materialized (
      select deeds.person_id, things.at
      from deeds
      join deliveries on mailing_id = ${mailing.id} and deliveries.person_id = deeds.person_id
      left join unnest(${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ kind }) => told[kind])}::text[], ${asked.map(({ ref }) => ref)}::bigint[])
        with ordinality things (subject, kind, ref, at) on things.subject = deeds.subject and things.kind = deeds.kind and things.ref = deeds.subject_id
      where occurred_at >= ${mailing.begun_at} and occurred_at < ${until(mailing, daysToAct)} and deeds.kind <> 'lapsed'
        and state in ('sent', 'kept') and occurred_at >= settled_at and occurred_at < settled_at + ${daysToAct} * interval '1 day'),
    each as (select person_id, at, count(*) deeds from did group by person_id, at),
    about as (select at, count(*)::int people from each where at is not null group by at)
    select (select count(*)::int from (select from each group by person_id) people) people, (select count(*)::int from did) deeds, (select json_agg(about) from about) about`.execute(db)
  const [{ people = 0, deeds = 0, about = null } = {}] = rows
  const names = await namesOf(db, mailing.blocks)
  return { people, deeds, about: [...things].map(([key, { kind }], at) => ({ kind, title: names.get(key)?.title, people: about?.find((one) => one.at === at + 1)?.people ?? 0 })) }
}

/** The deed by which somebody takes part in it. */
const told = { action: 'reported', event: 'said-yes' } as const

async function returnedOf(db: Db, { id }: Which): Promise<Returned> {
  const rows = await db
    .selectFrom('returns')
    .select(['verdict', sql<number>`count(distinct coalesce(person_id::text, nullif(email, ''), 'return ' || id))::int`.as('people')])
    .where('mailing_id', '=', id)
    .groupBy('verdict')
    .execute()
  return { permanent: 0, refused: 0, temporary: 0, complaint: 0, ...Object.fromEntries(rows.map(({ verdict, people }) => [verdict, people])) }
}

/** Readers who have no more of these letters since: by the link at its foot, or by telling their provider that it is spam. */
async function leftAfter(db: Db, mailing: Which): Promise<number> {
  const { people } = await db
    .selectFrom('consents')
    .innerJoin('deliveries', (join) => join.onRef('deliveries.person_id', '=', 'consents.person_id').on('mailing_id', '=', mailing.id))
    .select(sql<number>`count(distinct consents.person_id)::int`.as('people'))
    .where('list', '=', mailing.list)
    .where('given', '=', false)
    .where('channel', '=', 'email')
    .where('how', 'in', ['one-click', 'complaint'])
    .where('stated_at', '>=', mailing.begun_at ?? new Date())
    .where('stated_at', '<', until(mailing, daysToLeave))
    .where('state', 'in', ['sent', 'kept'])
    .where(sql<boolean>`stated_at >= settled_at and stated_at < settled_at + ${daysToLeave} * interval '1 day'`)
    .executeTakeFirstOrThrow()
  return people
}

const followed = (db: Db, { id }: Which): Promise<Followed[]> =>
  db.selectFrom('mailing_links').select(['href', 'follows']).where('mailing_id', '=', id).orderBy('follows', 'desc').orderBy('ordinal').limit(mostLinks).execute()

const until = ({ gone_at }: Which, days: number) => new Date((gone_at?.getTime() ?? Date.now()) + days * 86_400_000)
