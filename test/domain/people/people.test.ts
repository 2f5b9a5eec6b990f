import { expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import * as deeds from '#domain/people/deeds.ts'
import * as people from '#domain/people/people.ts'
import { db } from '../../house.ts'

const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
const statement = { channel: 'email', list: 'newsletter', wording: 'Yes.', how: 'form' } as const
const lines = (id: number) => db.selectFrom('consents').selectAll().where('person_id', '=', id).orderBy('id').execute()

test('a stranger’s typing changes nobody we know; a household shares its address', async () => {
  const ana = await people.welcome(db, { email: 'Ana@Arden.example', name: ' Ana ', placeId: place('arden') })
  for (const name of ['ANA ', '']) expect(await people.welcome(db, { email: ' ANA@ARDEN.EXAMPLE', name, placeId: place('winnick') })).toEqual(ana)
  expect(ana).toMatchObject({ emails: ['ana@arden.example'], name: 'Ana', place_id: place('arden'), locality: 'Arden' })
  expect(ana.districts).toHaveLength(4)

  const al = await people.welcome(db, { email: 'ana@arden.example', name: 'Al' })
  expect(al.id).not.toBe(ana.id)
  expect(await people.withEmail(db, 'Ana@arden.example')).toEqual([ana, al])
})

test('the same person arriving five times at once is one person', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => people.welcome(db, { email: 'bo@arden.example', name: 'Bo' })))
  expect(new Set(all.map(({ id }) => id)).size).toBe(1)
})

test('silence is no consent, and the latest word decides, for each list and channel by itself', async () => {
  const cy = await people.welcome(db, { email: 'cy@arden.example', name: '' })
  const stands = () => consents.stands(db, cy, 'email', 'newsletter')
  expect(await stands()).toBe(false)
  for (const given of [true, true, false, true]) {
    await consents.state(db, cy, { ...statement, given })
    expect(await stands()).toBe(given)
  }
  expect([await consents.stands(db, cy, 'email', 'other'), await consents.stands(db, cy, 'text', 'newsletter')]).toEqual([false, false])
  expect((await lines(cy.id)).map(({ given }) => given)).toEqual([true, true, false, true])
})

test('a deed is noted once for an act', async () => {
  const ed = await people.welcome(db, { email: 'ed@arden.example', name: '' })
  const deed = { kind: 'reported', subject: 'report', subjectId: 1, act: crypto.randomUUID() }
  await Promise.all([deeds.note(db, ed, deed), deeds.note(db, ed, deed), deeds.note(db, ed, { ...deed, subjectId: 2 })])
  await deeds.note(db, ed, { ...deed, act: crypto.randomUUID() })
  expect(await db.selectFrom('deeds').select('subject').where('person_id', '=', ed.id).execute()).toHaveLength(2)
})

test.each(['deeds', 'consents', 'audit_entries'] as const)('the database refuses to rewrite %s, or to tear lines out', async (ledger) => {
  const fay = await people.welcome(db, { email: 'fay@arden.example', name: '' })
  await consents.state(db, fay, { ...statement, given: false })
  await deeds.note(db, fay, { kind: 'x', subject: 'y', subjectId: 1, act: crypto.randomUUID() })
  await db.insertInto('audit_entries').values({ actor: 'Priya', act: 'x', subject: 'y', subject_id: '1' }).execute()
  await expect(db.deleteFrom(ledger).execute()).rejects.toThrow('append-only')
  await expect(db.updateTable(ledger).set({ id: 999_999 }).execute()).rejects.toThrow()
  await expect(db.deleteFrom('people').where('id', '=', fay.id).execute()).rejects.toThrow(/foreign key/)
})

test('the database takes no address in capitals, none too long and no name too long', async () => {
  for (const person of [{ emails: ['A@b.example'] }, { emails: [`${'x'.repeat(320)}@b.example`] }, { emails: ['g@b.example'], name: 'x'.repeat(201) }]) {
    await expect(db.insertInto('people').values(person).execute()).rejects.toThrow('check constraint')
  }
})
