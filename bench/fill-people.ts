import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { Pool, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { generatePeople, type MadeUp } from './million-people.ts'

const columns = ['name', 'given_name', 'family_name', 'emails', 'phones', 'street', 'locality', 'region', 'postcode', 'place_id', 'districts', 'language', 'tags', 'fields', 'source', 'created_at', 'updated_at']
const filled = ['people', 'deeds', 'consents', 'consent_standings', 'last_deeds', 'group_members', 'membership_terms', 'volunteer_profiles']

/**
 * Brings made-up people into a migrated database that has the jurisdiction's pack and nobody yet, with what they did in two years: some
 * three deeds each, consents, groups. Their ids are their numbers. Triggers sleep, indexes are built afterwards; statistics are fresh.
 */
export async function fillPeople(pool: Pool, { seed = 1, count }: { seed?: number; count: number }) {
  const client = await pool.connect()
  try {
    await client.query(`set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = off; set session_replication_role = replica`)
    const rebuild = await withoutIndexes(client)
    await copyPeople(client, await generatePeople(seed, count))
    for (const statement of history(count)) await client.query(statement)
    for (const index of rebuild) await client.query(index)
    for (const table of filled) await client.query(`vacuum (analyze) ${table}`)
  } finally {
    client.release(true)
  }
}

async function withoutIndexes(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = any ($1::text[]::regclass[]) and not indisunique`, [filled])
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

async function copyPeople(client: PoolClient, people: Iterable<MadeUp>) {
  const { rows } = await client.query<{ id: string; number: number }>('select id, number from divisions')
  const numberOf = new Map(rows.map(({ id, number }) => [id, number]))
  await pipeline(Readable.from(batches(people, numberOf)), client.query(copyFrom(`copy people (${columns.join(', ')}) from stdin`)))
}

function* batches(people: Iterable<MadeUp>, numberOf: ReadonlyMap<string, number>): Iterable<string> {
  let batch = ''
  for (const person of people) {
    batch += rowOf(person, numberOf)
    if (batch.length < 1 << 16) continue
    yield batch
    batch = ''
  }
  yield batch
}

/** One in twelve gave no address that is found: their town decides nothing. */
function rowOf(person: MadeUp, numberOf: ReadonlyMap<string, number>): string {
  const { given_name, family_name, precinct } = person
  const districts = person.number % 12 ? Object.values(precinct.divisions).flatMap((id) => numberOf.get(id) ?? []).toSorted((a, b) => a - b) : []
  const created = person.created.toISOString()
  return `${[
    `${given_name} ${family_name}`, given_name, family_name, list(person.email), list(person.phone), person.street, person.locality, person.locality && 'MA', person.postcode,
    precinct.place, list(...districts), person.language, list(...person.tags), JSON.stringify(person.fields), person.source, created, created,
  ].join('\t')}\n`
}

const list = (...items: (string | number)[]) => `{${items.filter((item) => item !== '').join(',')}}`

/** Three million deeds by a third of the people, the eager far more often; consents of seven in ten; sixty groups. Even chances come from PostgreSQL's own seed. */
const history = (count: number) => [
  `select setseed(0.5)`,
  `insert into custom_fields (key, label, kind, choices, ordinal) values ('shirt', 'Shirt', 'choice', '{S,M,L,XL}', 1), ('children', 'Children', 'number', '{}', 2),
     ('union_member', 'Union member', 'yes-no', '{}', 3), ('met_on', 'Met on', 'date', '{}', 4), ('employer', 'Employer', 'text', '{}', 5) on conflict do nothing`,
  `insert into deeds (person_id, kind, subject, subject_id, act, occurred_at)
     select 1 + (power(random(), 2) * ${count / 3})::bigint * 3 % ${count}, (array['reported', 'reported', 'reported', 'attended', 'signed-up'])[1 + n % 5],
       (array['action', 'action', 'action', 'event', 'action'])[1 + n % 5], 1 + (random() * 39)::int, uuidv7(), timestamptz '2024-11-02' + interval '728 days' * (n / ${count * 3}::float8)
     from generate_series(1, ${count * 3}) n`,
  `insert into last_deeds select person_id, kind, max(occurred_at) from deeds group by 1, 2`,
  `insert into district_sets select distinct districts from people on conflict do nothing`,
  `insert into consents (person_id, channel, list, given, wording, how, stated_at)
     select id, 'email', 'newsletter', true, 'Yes, send me the letter.', 'form', created_at from people where random() < 0.7 and emails <> '{}'`,
  `insert into consents (person_id, channel, list, given, wording, how, stated_at)
     select person_id, channel, list, false, 'No more of these.', 'one-click', stated_at + interval '30 days' from consents where random() < 0.1`,
  `insert into consents (person_id, channel, list, given, wording, how, stated_at)
     select id, 'text', 'alerts', true, 'You may text me.', 'form', created_at from people where random() < 0.1 and phones <> '{}'`,
  `insert into consent_standings (person_id, channel, list, given, consent_id)
     select distinct on (person_id, channel, list) person_id, channel, list, given, id from consents order by person_id, channel, list, id desc`,
  `insert into groups (slug, kind, status, name) select 'made-up-' || n, (array['chapter', 'local-group', 'standing-team'])[1 + n % 3]::group_kind, 'affiliated', 'Group ' || n from generate_series(1, 60) n`,
  `insert into group_members (group_id, person_id, role, joined_at)
     select (select min(id) from groups where slug like 'made-up-%') + (power(random(), 2) * 59)::int, id, case when random() < 0.01 then 'lead' when random() < 0.04 then 'organiser' else 'member' end::group_role, created_at
     from people where random() < 0.2`,
  `insert into membership_levels (slug, name, kind) values ('made-up', 'Neighbor', 'granted')`,
  `insert into membership_terms (person_id, level_id, origin, from_on, until_on, grace_days)
     select id, (select id from membership_levels where slug = 'made-up'), 'granted', day, day + 365, 30 from (select id, created_at::date as day from people where random() < 0.1) joined`,
  `insert into volunteer_profiles (person_id, skills, issues)
     select id, array[(select min(id) from volunteer_choices where kind = 'skill') + id % 8], array[(select min(id) from volunteer_choices where kind = 'issue') + id % 5] from people where random() < 0.05`,
]
