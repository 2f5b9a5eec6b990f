import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '#platform/database.ts'
import * as consents from '#domain/people/consents.ts'
import * as deeds from '#domain/people/deeds.ts'
import { merge } from '#domain/people/merging.ts'
import { unmerge } from '#domain/people/unmerging.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import { db } from '../../house.ts'
import { everything, type Facts, factsOfThree, happen } from './facts.ts'

const actor = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
const takenBack = Symbol('taken back')

/** Tries something in a transaction that is taken back. */
async function trying(work: (tx: Db) => Promise<void>) {
  await db.transaction().execute(async (tx) => {
    await work(tx)
    throw takenBack
  }).catch((reason: unknown) => {
    if (reason !== takenBack) throw reason
  })
}

const always = (about: (tx: Db, people: [number, number, number]) => Promise<void>, numRuns = 12) =>
  fc.assert(fc.asyncProperty(factsOfThree, (facts: Facts) => trying(async (tx) => about(tx, await happen(tx, facts)))), { numRuns })

test('a merge taken back has never been', async () => {
  await always(async (tx, [a, b]) => {
    const before = await everything(tx)
    const id = await merge(tx, actor, { survivor: a, loser: b })
    expect(await tx.selectFrom('people').select('id').where('id', '=', b).execute()).toEqual([])
    expect(await unmerge(tx, actor, id ?? 0)).toBe('done')
    expect(await everything(tx)).toEqual(before)
  })
}, 60_000)

test.each([[1, 0], [0, 1]])('of two merges into one, either may be taken back first', async (...order) => {
  await always(async (tx, [a, b, c]) => {
    const before = await everything(tx)
    const ids = [await merge(tx, actor, { survivor: a, loser: b, choices: { address: 'loser', 'field:shirt': 'loser' } }), await merge(tx, actor, { survivor: a, loser: c, choices: { name: 'loser' } })]
    for (const nth of order) expect(await unmerge(tx, actor, ids[nth] ?? 0)).toBe('done')
    expect(await everything(tx)).toEqual(before)
  }, 8)
}, 60_000)

test('taking back the first of two leaves what the second alone would have made', async () => {
  await always(async (tx, [a, b, c]) => {
    await sql`savepoint fresh`.execute(tx)
    await merge(tx, actor, { survivor: a, loser: c })
    const alone = await tx.selectFrom('people').selectAll().where('id', '=', a).executeTakeFirstOrThrow()
    const groups = await tx.selectFrom('group_members').select(['group_id', 'ended_at']).where('person_id', '=', a).orderBy('group_id').orderBy('ended_at').execute()
    await sql`rollback to savepoint fresh`.execute(tx)

    const first = await merge(tx, actor, { survivor: a, loser: b, choices: { source: 'loser' } })
    await merge(tx, actor, { survivor: a, loser: c })
    expect(await unmerge(tx, actor, first ?? 0)).toBe('done')
    const now = await tx.selectFrom('people').selectAll().where('id', '=', a).executeTakeFirstOrThrow()
    for (const list of ['emails', 'phones', 'tags'] as const) expect(now[list].toSorted()).toEqual(alone[list].toSorted())
    expect(await tx.selectFrom('group_members').select(['group_id', 'ended_at']).where('person_id', '=', a).orderBy('group_id').orderBy('ended_at').execute()).toEqual(groups)
  }, 8)
}, 60_000)

test('a merge into somebody who is merged further is taken back only after that one', async () => {
  await always(async (tx, [a, b, c]) => {
    const before = await everything(tx)
    const inner = await merge(tx, actor, { survivor: a, loser: b }) ?? 0
    const outer = await merge(tx, actor, { survivor: c, loser: a }) ?? 0
    expect(await unmerge(tx, actor, inner)).toBe('merged further')
    expect(await unmerge(tx, actor, outer)).toBe('done')
    expect(await unmerge(tx, actor, inner)).toBe('done')
    expect(await unmerge(tx, actor, inner)).toBe('gone')
    expect(await everything(tx)).toEqual(before)
  }, 6)
}, 60_000)

test('nothing of the loser is lost by a merge: every fact follows, or is kept aside', async () => {
  await always(async (tx, [a, b]) => {
    const before = await everything(tx)
    const id = await merge(tx, actor, { survivor: a, loser: b }) ?? 0
    const after = await everything(tx)
    const { aside } = await tx.selectFrom('merges').select(sql<{ table: string }[]>`aside`.as('aside')).where('id', '=', id).executeTakeFirstOrThrow()
    for (const [name, rows] of Object.entries(before)) {
      if (['people', 'consent_standings', 'person_changes'].includes(name)) continue
      expect((after[name]?.length ?? 0) + aside.filter(({ table }) => table === name).length, name).toBe(rows.length)
      expect(JSON.stringify(after[name]), name).not.toContain(`"person_id":${b},`)
    }
  }, 6)
}, 60_000)

const statement = { channel: 'email', list: 'newsletter', wording: 'Yes.', how: 'form' } as const
const somebody = (email: string, more: object = {}) =>
  db.insertInto('people').values({ name: 'Ana Silva', emails: [email], phones: [], ...more }).returning('id').executeTakeFirstOrThrow()
const row = (id: number) => db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('what is edited and done after a merge stays with the survivor, and the loser’s addresses go back', async () => {
  const [a, b] = [await somebody('a1@arden.example', { tags: ['host'] }), await somebody('b1@arden.example', { street: '12 Elm Street', pronouns: 'she/her', tags: ['driver'] })]
  const id = await merge(db, actor, { survivor: a.id, loser: b.id }) ?? 0
  expect(await row(a.id)).toMatchObject({ emails: ['a1@arden.example', 'b1@arden.example'], street: '12 Elm Street', pronouns: 'she/her', tags: ['driver', 'host'] })

  await db.updateTable('people').set({ street: '14 Elm Street', emails: ['b1@arden.example', 'a1@arden.example', 'new@arden.example'], tags: ['host'] }).where('id', '=', a.id).execute()
  await deeds.note(db, a, { kind: 'signed', subject: 'thing', subjectId: 1, act: crypto.randomUUID() })
  expect(await unmerge(db, actor, id)).toBe('done')
  expect(await row(a.id)).toMatchObject({ street: '14 Elm Street', emails: ['a1@arden.example', 'new@arden.example'], pronouns: '', tags: ['host'] })
  expect(await row(b.id)).toMatchObject({ street: '12 Elm Street', emails: ['b1@arden.example'], tags: ['driver'] })
  expect(await db.selectFrom('deeds').select('kind').where('person_id', '=', a.id).execute()).toEqual([{ kind: 'signed' }])
})

test.each(['survivor', 'loser'] as const)('where the %s had withdrawn, both have; taken back, each stands where it stood', async (who) => {
  const [a, b] = [await somebody('a2@arden.example'), await somebody('b2@arden.example')]
  await consents.state(db, who === 'survivor' ? a : b, { ...statement, given: false })
  await consents.state(db, who === 'survivor' ? b : a, { ...statement, given: true })
  const id = await merge(db, actor, { survivor: a.id, loser: b.id }) ?? 0
  const standing = async (person: number) => (await db.selectFrom('consent_standings').select('given').where('person_id', '=', person).execute())[0]?.given
  expect([await standing(a.id), await standing(b.id)]).toEqual([false, undefined])
  expect(await consents.stands(db, a, 'email', 'newsletter')).toBe(false)
  await unmerge(db, actor, id)
  expect([await standing(a.id), await standing(b.id)]).toEqual(who === 'survivor' ? [false, true] : [true, false])
})

test('a letter to the loser’s address still says how to have no more, and the survivor has none', async () => {
  const [a, b] = [await somebody('a3@arden.example'), await somebody('b3@arden.example')]
  await consents.state(db, b, { ...statement, given: true })
  await merge(db, actor, { survivor: a.id, loser: b.id })
  expect(await unsubscribing.withdraw(db, { personId: b.id, list: 'newsletter' }, 'No more.')).toBe(true)
  expect(await consents.stands(db, a, 'email', 'newsletter')).toBe(false)
})

test('somebody is not merged with themselves, nor with somebody who is gone', async () => {
  const a = await somebody('a4@arden.example')
  expect(await merge(db, actor, { survivor: a.id, loser: a.id })).toBeUndefined()
  expect(await merge(db, actor, { survivor: a.id, loser: 999_999 })).toBeUndefined()
})

test('of two who merge the same pair at once, in either direction, one does', async () => {
  const [a, b] = [await somebody('a5@arden.example'), await somebody('b5@arden.example')]
  const ids = await Promise.all([merge(db, actor, { survivor: a.id, loser: b.id }), merge(db, actor, { survivor: b.id, loser: a.id })])
  expect(ids.filter((id) => id !== undefined)).toHaveLength(1)
})

test('the ledgers are closed again after a merge in the same transaction', async () => {
  const [a, b] = [await somebody('a6@arden.example'), await somebody('b6@arden.example')]
  await deeds.note(db, a, { kind: 'signed', subject: 'thing', subjectId: 1, act: crypto.randomUUID() })
  await expect(db.transaction().execute(async (tx) => {
    await merge(tx, actor, { survivor: a.id, loser: b.id })
    await tx.updateTable('deeds').set({ kind: 'x' }).where('person_id', '=', a.id).execute()
  })).rejects.toThrow('append-only')
})
