import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as imports from '#domain/people/arrivals/imports.ts'
import { ownTraces } from '#domain/people/arrivals/removing.ts'
import * as undoing from '#domain/people/arrivals/undoing.ts'
import * as changes from '#domain/people/changes.ts'
import * as consents from '#domain/people/consents.ts'
import * as deeds from '#domain/people/deeds.ts'
import { db } from '../../../house.ts'
import { called, desk, everybody, find, linesOf, priya, taken } from './desk.ts'
import { nastyCell, tableOf } from './nasty.ts'

async function undone({ id }: { id: number }, size?: number) {
  await imports.beginUndo(db, priya, await find(id))
  await undoing.run(desk, id, size)
  return find(id)
}

/** All that is known, but for when it was written. */
const world = async () => ({
  people: (await everybody()).map(({ updated_at: _at, ...person }) => person),
  standings: await db.selectFrom('consent_standings').select(['person_id', 'channel', 'list', 'given']).orderBy('person_id').orderBy('channel').execute(),
})

test('people it brought in go, and what it changed is as before', async () => {
  await taken('name,email,phone,City,tags\nKit Moss,kit@moss.example,617 555 0101,Arden,one\nLee Moss,lee@moss.example,,,\n')
  const before = await world()
  const one = await taken('name,email,phone,City,tags\nKIT MOSS,kit@moss.example,617 555 0102,Winnick,"one, two"\nMo Moss,mo@moss.example,,,\nMO Moss,mo@moss.example,,Arden,three\n')
  expect(one).toMatchObject({ added: 1, changed: 2 })
  expect(await undone(one)).toMatchObject({ stage: 'undone', removed: 1, restored: 1, kept: 0, undone_row: 0, file: null })
  expect(await world()).toEqual(before)
  expect((await linesOf((await called('Kit Moss'))[0]!)).map(({ origin }) => origin)).toEqual(['import', 'import', 'undo'])
  expect(await db.selectFrom('forgettings').select(['reason', 'people']).execute()).toEqual([{ reason: 'import undone', people: 1 }])
})

test('what somebody has changed since stays, value by value', async () => {
  await taken('name,email,City,pronouns\nNat Reed,nat@reed.example,Arden,\n')
  const one = await taken('name,email,City,pronouns,tags\nNat Reed,nat@reed.example,Winnick,they,new\n')
  const [nat] = await called('Nat Reed')
  await db.updateTable('people').set({ locality: 'Gloucester', tags: ['new', 'by hand'] }).where('id', '=', nat!.id).execute()
  await changes.note(db, nat!, { origin: 'office', before: { locality: 'Winnick', tags: ['new'] }, after: { locality: 'Gloucester', tags: ['new', 'by hand'] } })
  await undone(one)
  expect(await called('Nat Reed')).toMatchObject([{ locality: 'Gloucester', pronouns: '', tags: ['by hand'], place_id: expect.stringContaining('winnick') }])
})

test('a value that somebody set by hand to the same is theirs', async () => {
  await taken('name,email,pronouns\nOla Fen,ola@fen.example,she\n')
  const one = await taken('name,email,pronouns\nOla Fen,ola@fen.example,they\n')
  await changes.note(db, (await called('Ola Fen'))[0]!, { origin: 'person', before: { pronouns: 'she' }, after: { pronouns: 'they' } })
  await undone(one)
  expect(await called('Ola Fen')).toMatchObject([{ pronouns: 'they' }])
})

test('whoever did something since, or is known from elsewhere too, stays as they are', async () => {
  const one = await taken('name,email,opted in\nPia Bow,pia@bow.example,\nQuin Bow,quin@bow.example,\nRay Bow,ray@bow.example,\nSue Bow,sue@bow.example,yes\n', { columns: ['name', 'emails', 'given:email'] })
  const [pia] = await called('Pia Bow')
  await deeds.note(db, pia!, { kind: 'reported', subject: 'report', subjectId: 1, act: crypto.randomUUID() })
  await consents.state(db, (await called('Quin Bow'))[0]!, { channel: 'email', list: 'newsletter', given: true, wording: 'Yes', how: 'form' })
  const later = await taken('name,email,phone\nRay Bow,ray@bow.example,617 555 0103\n')
  expect(await undone(one)).toMatchObject({ removed: 1, kept: 3 })
  expect(await called('Pia Bow')).toEqual([pia])
  expect([await called('Ray Bow'), await called('Sue Bow')]).toMatchObject([[{ phones: ['+16175550103'] }], []])
  expect(await undone(later)).toMatchObject({ removed: 0, restored: 1 })
})

test('consent that a file told is taken back, what people said themselves is not', async () => {
  await taken('name,email\nTom Sage,tom@sage.example\n')
  const [tom] = await called('Tom Sage')
  const one = await taken('email,opted in,no calls\ntom@sage.example,yes,yes\n', { columns: ['emails', 'given:email', 'withdrawn:phone'] })
  const before = await db.selectFrom('consents').selectAll().where('person_id', '=', tom!.id).execute()
  expect(before).toHaveLength(2)
  await undone(one)
  expect(await consents.stands(db, tom!, 'email', 'newsletter')).toBe(false)
  expect(await db.selectFrom('consent_standings').selectAll().where('person_id', '=', tom!.id).execute()).toEqual([])
  expect(await db.selectFrom('consents').selectAll().where('person_id', '=', tom!.id).where('retracts', 'is', null).execute()).toEqual(before)
})

test('an import can be taken back while it is being taken in, once', async () => {
  const one = await taken('name,email\nUma Cole,uma@cole.example\n')
  await db.updateTable('people_imports').set({ stage: 'running' }).where('id', '=', one.id).execute()
  expect(await imports.beginUndo(db, priya, one)).toBe(true)
  expect(await imports.beginUndo(db, priya, one)).toBe(false)
  await undoing.run(desk, one.id, 1)
  expect(await called('Uma Cole')).toEqual([])
})

test('nothing hangs on what an undo deletes by itself, and no other trigger waits for it', async () => {
  const { rows } = await sql<{ hanging: string }>`
    select conrelid::regclass || '.' || conname as hanging from pg_constraint
    where contype = 'f' and confrelid::regclass::text = any(${[...ownTraces]}) and conrelid <> confrelid
    union all
    select tgrelid::regclass || '.' || tgname from pg_trigger
    where not tgisinternal and tgrelid::regclass::text = any(${[...ownTraces, 'people']}) and tgtype & 8 = 8 and tgname <> 'append_only'`.execute(db)
  expect(rows).toEqual([])
})

test('import, then undo, is as if nothing had been', async () => {
  const email = fc.constantFrom('ana@x.example', 'bo@x.example', 'cy@x.example', '')
  const row = fc.record({
    name: fc.oneof(fc.constantFrom('Ana', 'Bo', 'Cy', ''), nastyCell), email, phone: fc.constantFrom('', '617 555 0104', '617 555 0105'), tags: fc.constantFrom('', 'a', 'a, b', 'c'),
    city: fc.oneof(fc.constantFrom('Arden', 'Winnick', ''), nastyCell), pronouns: nastyCell, optin: fc.constantFrom('', 'yes', 'no'),
  })
  const columns = ['name', 'emails', 'phones', 'tags', 'locality', 'pronouns', 'given:email']
  const file = (rows: readonly object[]) => tableOf([['name', 'email', 'phone', 'tags', 'city', 'pronouns', 'opt in'], ...rows.map((one) => Object.values(one).map(String))])
  await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.array(row, { minLength: 1, maxLength: 25 }), fc.integer({ min: 1, max: 9 }), async (first, second, size) => {
    await taken(file(first), { columns, lenient: true })
    const before = await world()
    const one = await taken(file(second), { columns, lenient: true })
    expect(one.stage).toBe('done')
    expect(await undone(one, size)).toMatchObject({ stage: 'undone' })
    expect(await world()).toEqual(before)
  }), { numRuns: 5, endOnFailure: true })
})
