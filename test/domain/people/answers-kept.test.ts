import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '#platform/database.ts'
import { forget } from '#domain/people/forgetting.ts'
import { merge } from '#domain/people/merging.ts'
import { unmerge } from '#domain/people/unmerging.ts'
import { db } from '../../house.ts'
import { factsOfThree, happen } from './facts.ts'

const actor = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
const takenBack = Symbol('taken back')

const kept = async (tx: Db) => (await tx.selectFrom('last_deeds').selectAll().orderBy('person_id').orderBy('kind').execute())
const replayed = async (tx: Db) => (await sql`
  select person_id, kind, max(occurred_at) as occurred_at from deeds where person_id is not null group by 1, 2 order by 1, 2`.execute(tx)).rows

const strange = async (tx: Db) => (await sql`
  select distinct districts from people where not exists (select from district_sets where district_sets.districts = people.districts)`.execute(tx)).rows

test('when somebody last did a thing follows from the ledger alone, through merges, their undoing and forgetting', async () => {
  await fc.assert(fc.asyncProperty(factsOfThree, fc.array(fc.tuple(fc.nat(2), fc.constantFrom('reported', 'helped'), fc.nat(900)), { maxLength: 8 }), async (facts, earlier) => {
    await db.transaction().execute(async (tx) => {
      const same = async () => expect(await kept(tx)).toEqual(await replayed(tx))
      const people = await happen(tx, facts)
      await same()
      for (const [who, kind, days] of earlier) {
        await sql`insert into deeds (person_id, kind, subject, subject_id, act, occurred_at) values (${people[who]}, ${kind}, 'thing', 1, uuidv7(), now() - make_interval(days => ${days}))`.execute(tx)
      }
      await same()
      const id = await merge(tx, actor, { survivor: people[0], loser: people[1] })
      await same()
      await unmerge(tx, actor, id ?? 0)
      await same()
      await forget(tx, [people[0], people[2]], 'office')
      await same()
      expect((await kept(tx)).every(({ person_id }) => person_id === people[1])).toBe(true)
      throw takenBack
    }).catch((reason: unknown) => {
      if (reason !== takenBack) throw reason
    })
  }), { numRuns: 10 })
}, 60_000)

test('every set of districts that somebody lives in is known, whoever comes or moves', async () => {
  await sql`insert into people (name, districts) values ('Ana', '{901,902}'), ('Bo', '{}'), ('Cy', '{901,902}')`.execute(db)
  expect(await strange(db)).toEqual([])
  await sql`update people set districts = array_append(districts, 903) where name in ('Ana', 'Cy')`.execute(db)
  expect(await strange(db)).toEqual([])
  expect(await db.selectFrom('district_sets').select('districts').where(sql<boolean>`districts && '{901}'`).orderBy('districts').execute()).toEqual([{ districts: [901, 902] }, { districts: [901, 902, 903] }])
})
