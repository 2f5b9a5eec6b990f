import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as granting from '#domain/membership/granting.ts'
import * as report from '#domain/membership/report.ts'
import * as standings from '#domain/membership/standings.ts'
import * as terms from '#domain/membership/terms.ts'
import { standingOn, type Term } from '#engines/membership/standing.ts'
import type { Day } from '#engines/membership/days.ts'
import { anyDay, anyTerms } from '../../engines/membership/terms.ts'
import { db } from '../../house.ts'
import { levelOf, priya, somebody } from './membership.ts'

const level = await levelOf('free')
const granted = await levelOf('granted')

const write = (person: { id: number }, all: readonly Term[]) => all.length
  ? db.insertInto('membership_terms').values(all.map(({ from, until, graceDays, refundedOn, endedOn }) => ({
    person_id: person.id, level_id: level.id, origin: 'free' as const, from_on: from, until_on: until, grace_days: graceDays, refunded_on: refundedOn, ended_on: endedOn,
  }))).execute()
  : undefined

/** As the lent questions answer. */
async function standAs(person: { id: number }, on: Day) {
  const answers = await Promise.all(standings.stands.map(async (stand) => {
    const found = await db.selectFrom('people').select('id').where('id', '=', person.id).where('id', 'in', sql<number>`(${standings.idsStanding(stand, on)(db)})`).execute()
    return found.length ? [stand] : []
  }))
  return answers.flat()
}

test('the question asked of everybody at once and the rule asked of one give the same answer, on any day', async () => {
  const person = await somebody()
  await fc.assert(fc.asyncProperty(anyTerms, anyDay, async (all, on) => {
    await db.deleteFrom('membership_terms').execute()
    await write(person, all)
    const { standing } = standingOn(all, on)
    expect(await standAs(person, on)).toEqual([standing])
    expect(await standings.ofPerson(db, person, on)).toEqual(standingOn(all, on))
    expect(await standings.counts(db, on)).toEqual({ member: 0, grace: 0, lapsed: 0, ...(standing === 'none' ? {} : { [standing]: 1 }) })
  }), { numRuns: 120 })
  await db.deleteFrom('membership_terms').execute()
})

test('what the database thinks the day is makes no difference', async () => {
  const person = await somebody()
  await terms.begin(db, person, { origin: 'free', level, on: '2024-03-01' })
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
    await db.transaction().execute(async (tx) => {
      await sql`set local time zone ${sql.lit(zone)}`.execute(tx)
      expect(await standings.ofPerson(tx, person, '2025-02-28')).toEqual({ standing: 'member', since: '2024-03-01', until: '2025-02-28' })
      expect((await standings.counts(tx, '2025-03-01')).grace).toBe(1)
    })
  }
  await db.deleteFrom('membership_terms').execute()
})

test('the first term makes a member, the next renews, and the timeline says so', async () => {
  const person = await somebody()
  for (const on of ['2025-01-10', '2025-12-20', '2027-06-01']) await terms.begin(db, person, { origin: 'free', level, on })
  expect((await db.selectFrom('deeds').select(['kind', 'subject']).where('person_id', '=', person.id).orderBy('id').execute()).map(({ kind }) => kind)).toEqual(['became-member', 'renewed', 'became-member'])
  expect((await terms.ofPerson(db, person)).map(({ from_on, until_on }) => [from_on, until_on])).toEqual([['2027-06-01', '2028-05-31'], ['2026-01-10', '2027-01-09'], ['2025-01-10', '2026-01-09']])
})

test('a grant lasts until somebody ends it, the end takes grace too, and it can be taken back', async () => {
  const person = await somebody()
  await granting.grant(db, priya, person, { level: granted, from: '2025-01-01', until: null, reason: 'Founder' })
  await terms.begin(db, person, { origin: 'free', level, on: '2024-01-01', period: { from: '2024-01-01', until: '2024-12-31' } })
  expect(await granting.end(db, priya, person, { on: '2025-01-15', reason: 'Asked to' })).toBe(2)
  expect(await standings.ofPerson(db, person, '2025-01-14')).toMatchObject({ standing: 'member', since: '2024-01-01' })
  expect(await standings.ofPerson(db, person, '2025-01-15')).toEqual({ standing: 'lapsed', since: '2024-01-01', until: '2025-01-14' })
  expect(await granting.end(db, priya, person, { on: '2025-02-01', reason: '' })).toBe(0)

  await granting.takeBackEnd(db, priya, person, '2025-01-15')
  expect(await standings.ofPerson(db, person, '2030-01-15')).toEqual({ standing: 'member', since: '2024-01-01', until: null })
  const acts = await db.selectFrom('audit_entries').select('act').where('subject_id', '=', String(person.id)).orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(['grant membership to', 'end the membership of', 'take back the end of the membership of'])
})

test('the months tell who joined, renewed and lapsed, each once', async () => {
  await db.deleteFrom('membership_terms').execute()
  const [ana, bo, cy, di] = await Promise.all([somebody(), somebody(), somebody(), somebody()])
  const span = (from: Day, until: Day, over: Partial<Term> = {}): Term => ({ from, until, graceDays: 30, ...over })
  await write(ana, [span('2025-01-05', '2025-01-31'), span('2025-02-01', '2025-02-28'), span('2025-03-15', '2025-04-14')])
  await write(bo, [span('2025-01-20', '2025-02-19'), span('2025-06-01', '2025-12-31')])
  await write(cy, [span('2025-02-10', '2026-02-09', { endedOn: '2025-03-01' })])
  await write(di, [span('2025-02-10', '2026-02-09', { refundedOn: '2025-02-10' })])
  expect(await report.months(db, '2025-01-15', '2025-06-30')).toEqual([
    { month: '2025-01', joined: 2, renewed: 0, lapsed: 0 },
    { month: '2025-02', joined: 1, renewed: 1, lapsed: 0 },
    { month: '2025-03', joined: 0, renewed: 1, lapsed: 2 },
    { month: '2025-05', joined: 0, renewed: 0, lapsed: 1 },
    { month: '2025-06', joined: 1, renewed: 0, lapsed: 0 },
  ])
  expect(await report.months(db, '2025-03-15', '2025-03-20')).toMatchObject([{ month: '2025-03', renewed: 1 }])
})
