import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as departures from '#domain/people/departures.ts'
import * as forgetting from '#domain/people/forgetting.ts'
import { merge } from '#domain/people/merging.ts'
import * as retention from '#domain/people/retention.ts'
import * as suppression from '#domain/people/suppression.ts'
import * as letters from '#platform/letters.ts'
import { db } from '../../house.ts'
import { everything, happen, type Facts } from './facts.ts'

const actor = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
const of = (who: number) => ({ who })
const person = (name: string, emails: string[]) => ({
  name, given_name: 'Ana', family_name: 'Silva', pronouns: 'she/her', emails, phones: ['+16175550101'], street: '12 Elm Street', locality: 'Arden', tags: ['host'], language: 'pt', source: 'tabling', districts: [2], fields: {},
})
const facts = {
  people: [person('Zelda Gone', ['zelda@gone.example', 'shared@home.example']), person('Zelda Lost', ['lost@gone.example']), person('Otto Stays', ['shared@home.example'])],
  consents: [{ ...of(0), channel: 'email', list: 'newsletter', given: true }], deeds: [{ ...of(0), kind: 'reported', act: 1 }], members: [{ ...of(0), group: 0, role: 'lead', ended: false }],
  recipients: [of(0)], askings: [{ ...of(0), call: 0, linked: true }], answers: [{ ...of(0), time: 0, linked: true }], refusals: [], profiles: [{ ...of(1), miles: 3 }], payments: [{ ...of(0), cents: 500 }], reports: [of(0)], users: [of(0)],
  confirmed: [{ ...of(0), email: 'a@work.example' }], departures: [of(0)], returns: [{ ...of(0), verdict: 'permanent' }, { ...of(2), verdict: 'refused' }], changes: [{ ...of(0), after: { name: 'Ana Silva' } }], pairs: [[0, 2]],
} as unknown as Facts

test('of somebody who is forgotten only numbers stay, and a hash by which nobody can be found', async () => {
  const [zelda, lost, otto] = await happen(db, facts)
  for (const recipient of ['zelda@gone.example', 'lost@gone.example', 'shared@home.example']) await letters.write(db, { kind: 'x', recipient, subject: 'Dear Zelda', body: 'Zelda Gone' })
  await merge(db, actor, { survivor: zelda, loser: lost })
  const count = async (table: 'deeds' | 'reports' | 'payments' | 'letters') => (await db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
  const before = [await count('deeds'), await count('reports'), await count('payments'), await count('letters')]

  expect(await forgetting.forget(db, [zelda, 999_999], 'asked')).toBe(1)
  expect([await count('deeds'), await count('reports'), await count('payments'), await count('letters')]).toEqual(before)
  const left = JSON.stringify([await everything(db), await db.selectFrom('merges').selectAll().execute(), await db.selectFrom('users').selectAll().execute()])
  expect(left).not.toMatch(/Zelda|zelda@|lost@/)
  expect(left).not.toContain(`"person_id":${zelda},`)
  const kept = await db.selectFrom('letters').select(['recipient', 'body']).execute()
  expect(kept.map(({ recipient }) => recipient).toSorted()).toEqual(['', '', 'shared@home.example'])
  expect(await suppression.isSuppressed(db, ['zelda@gone.example', 'lost@gone.example', 'shared@home.example'])).toEqual(new Set(['zelda@gone.example', 'lost@gone.example']))
  expect(await db.selectFrom('people').select('id').where('id', '=', otto).execute()).toHaveLength(1)
  expect(await forgetting.forget(db, [zelda], 'asked')).toBe(0)
})

test('every column that holds an address is known to forgetting, or is no person’s', async () => {
  const goesWithThem = ['deliveries.email']
  const known = [...goesWithThem, 'organizations.email', 'officials.email', 'users.email', 'official_offices.email', 'people.emails', 'letters.unsubscribe_url']
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns columns
    where table_schema = 'public' and (column_name ~ 'e?mails?$' or column_name in ('recipient', 'reply_to'))
      and not exists (select from traces where target = table_name and (holds = column_name or column_name = any (blanks)))
  `.execute(db)
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

test('a wish to be forgotten can be taken back for seven days, and is carried out after them', async () => {
  const one = await db.insertInto('people').values({ name: 'Uma', emails: ['uma@arden.example'] }).returning('id').executeTakeFirstOrThrow()
  const { asked_at, due_at } = await departures.ask(db, one)
  expect(due_at.getTime() - asked_at.getTime()).toBeGreaterThan(6.9 * 86_400_000)
  expect(await departures.carryOut(db)).toBe(0)
  expect([await departures.cancel(db, one), await departures.cancel(db, one)]).toEqual([true, false])
  await departures.ask(db, one)
  await db.updateTable('departures').set({ due_at: new Date(Date.now() - 1000) }).where('person_id', '=', one.id).execute()
  expect(await departures.carryOut(db)).toBe(1)
  expect(await db.selectFrom('people').select('id').where('id', '=', one.id).execute()).toEqual([])
})

test('a clock forgets only whom nobody spares, and only once it is confirmed', async () => {
  const created_at = new Date('2019-01-01')
  const silent = await db.insertInto('people').values([{ name: 'Silent', created_at }, { name: 'Spared', created_at }, { name: 'New' }]).returning('id').execute()
  const spared: retention.Spared = [(tx) => tx.selectFrom('people').select('id as person_id').where('name', '=', 'Spared')]
  await retention.set(db, actor, 'never-active', 3)
  expect(await retention.forecast(db, { rule: 'never-active', years: 3 }, spared)).toMatchObject({ people: 1, first: [{ name: 'Silent' }] })
  expect(await retention.run(db, spared)).toBe(0)
  expect([await retention.confirm(db, actor, 'never-active', 4), await retention.confirm(db, actor, 'never-active', 3)]).toEqual([false, true])
  expect(await retention.run(db, spared)).toBe(1)
  expect(await db.selectFrom('people').select('name').where('id', 'in', silent.map(({ id }) => id)).orderBy('id').execute()).toEqual([{ name: 'Spared' }, { name: 'New' }])
  expect(await retention.record(db)).toContainEqual(expect.objectContaining({ reason: 'never-active', people: 1 }))
})
