import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as editing from '#domain/people/editing.ts'
import * as origins from '#domain/people/origins.ts'
import * as people from '#domain/people/people.ts'
import * as placing from '#domain/people/placing.ts'
import { db, house } from '../../house.ts'

const priya = { id: 'priya', name: 'Priya' }
const place = await placing.openPlacer(db, house.atlas())
const blank: editing.Profile = {
  name: '', given_name: '', family_name: '', pronouns: '', emails: [], phones: [], street: '', locality: '', region: '', postcode: '', language: '', tags: [], fields: {}, source: '',
}
const ana: editing.Profile = { ...blank, name: 'Ana Lopez', emails: ['ana@arden.example'], locality: 'Arden', tags: ['canvasser'], fields: { shirt: 'L' } }
const standing = async (id: number) => {
  const { updated_at: _changed, search: _search, created_at: _made, ...person } = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return person
}
const lines = (id: number) => db.selectFrom('person_changes').select(['id', 'origin', 'actor', 'before', 'after']).where('person_id', '=', id).orderBy('id').execute()
const edit = async (person: { id: number }, profile: editing.Profile) => editing.edit(db, priya, place, person, await editing.versionOf(db, person), profile)

test('somebody who is added has a place, a beginning in the history and a line in the record', async () => {
  const person = await editing.add(db, priya, place, ana)
  expect(await people.find(db, person.id)).toMatchObject({ name: 'Ana Lopez', place_id: 'ocd-division/country:us/state:ma/place:arden', fields: { shirt: 'L' } })
  expect((await people.find(db, person.id))?.districts).toHaveLength(4)
  expect(await lines(person.id)).toMatchObject([{ origin: 'office', actor: 'Priya', before: null, after: { name: 'Ana Lopez', tags: ['canvasser'] } }])
  expect(await db.selectFrom('audit_entries').selectAll().where('subject_id', '=', String(person.id)).execute()).toMatchObject([{ act: 'add', subject: 'person' }])
})

test('an edit writes down only what differs, and the office’s record never what stands in it', async () => {
  const person = await editing.add(db, priya, place, ana)
  await edit(person, { ...ana, name: 'Ana L. Lopez', fields: { shirt: 'M' } })
  expect((await lines(person.id)).at(-1)).toMatchObject({ before: { name: 'Ana Lopez', fields: { shirt: 'L' } }, after: { name: 'Ana L. Lopez', fields: { shirt: 'M' } } })
  const entry = await db.selectFrom('audit_entries').selectAll().where('act', '=', 'edit').where('subject_id', '=', String(person.id)).executeTakeFirstOrThrow()
  expect(entry.after).toEqual({ fields: ['name', 'fields'] })
  expect(JSON.stringify(entry)).not.toContain('Lopez')
})

test('saving what stands there already is no edit', async () => {
  const person = await editing.add(db, priya, place, ana)
  expect(await edit(person, ana)).toEqual({ changed: undefined })
  expect(await lines(person.id)).toHaveLength(1)
})

test('another town is another place, and a town nobody knows is unknown', async () => {
  const person = await editing.add(db, priya, place, ana)
  await edit(person, { ...ana, locality: 'Winnick' })
  expect((await standing(person.id)).place_id).toContain('winnick')
  await edit(person, { ...ana, locality: 'Atlantis' })
  expect(await standing(person.id)).toMatchObject({ place_id: null, districts: [], locality: 'Atlantis' })
})

test('who began with an older version changes nothing', async () => {
  const person = await editing.add(db, priya, place, ana)
  const version = await editing.versionOf(db, person)
  const both = await Promise.all(['Ana One', 'Ana Two'].map((name) => editing.edit(db, priya, place, person, version, { ...ana, name })))
  expect(both.filter((saved) => saved === undefined)).toHaveLength(1)
  expect(await lines(person.id)).toHaveLength(2)
})

test('an edit taken back leaves what others have changed since', async () => {
  const person = await editing.add(db, priya, place, ana)
  const first = await edit(person, { ...ana, name: 'Anna', pronouns: 'she/her' })
  await edit(person, { ...ana, name: 'Anne', pronouns: 'she/her' })
  expect(await editing.undo(db, priya, person, first?.changed ?? 0)).toBe(true)
  expect(await standing(person.id)).toMatchObject({ name: 'Anne', pronouns: '' })
  expect((await lines(person.id)).at(-1)).toMatchObject({ origin: 'undo', before: { pronouns: 'she/her' }, after: { pronouns: '' } })
  expect(await editing.undo(db, priya, person, first?.changed ?? 0)).toBe(false)
})

test('nothing is taken back through another person’s history, nor anybody’s beginning', async () => {
  const [one, other] = [await editing.add(db, priya, place, ana), await editing.add(db, priya, place, ana)]
  const saved = await edit(one, { ...ana, name: 'Anna' })
  expect(await editing.undo(db, priya, other, saved?.changed ?? 0)).toBe(false)
  expect(await editing.undo(db, priya, one, (await lines(one.id))[0]?.id ?? 0)).toBe(false)
  expect(await standing(one.id)).toMatchObject({ name: 'Anna' })
})

const profile: fc.Arbitrary<editing.Profile> = fc.record({
  name: fc.stringMatching(/^[a-zé ]{1,12}$/), given_name: fc.constantFrom('', 'Ana'), family_name: fc.constantFrom('', 'Lopez'), pronouns: fc.constantFrom('', 'they/them'),
  emails: fc.uniqueArray(fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example'), { maxLength: 3 }), phones: fc.subarray(['+16175550142', '+442079460018']),
  street: fc.constantFrom('', '1 Main Street'), locality: fc.constantFrom('', 'Arden', 'Winnick', 'Atlantis'), region: fc.constantFrom('', 'MA'), postcode: fc.constantFrom('', '02000'),
  language: fc.constantFrom('', 'es'), tags: fc.subarray(['a', 'b', 'c']), fields: fc.dictionary(fc.constantFrom('shirt', 'drives', 'age'), fc.oneof(fc.string({ maxLength: 5 }).filter((text) => !text.includes('\0')), fc.integer(), fc.boolean()), { noNullPrototype: true }),
  source: fc.constantFrom('', 'fair'),
})

test('editing and taking it back is identity', async () => {
  await fc.assert(fc.asyncProperty(profile, profile, async (before, after) => {
    const person = await editing.add(db, priya, place, before)
    const was = await standing(person.id)
    const saved = await edit(person, after)
    if (saved?.changed) await editing.undo(db, priya, person, saved.changed)
    expect(await standing(person.id)).toEqual(was)
  }), { numRuns: 40 })
})

test('where a value comes from is the latest line that set it', async () => {
  const person = await editing.add(db, priya, place, { ...ana, fields: { shirt: 'L', drives: true } })
  await editing.edit(db, { id: 'omar', name: 'Omar' }, place, person, await editing.versionOf(db, person), { ...ana, pronouns: 'she/her', fields: { shirt: 'M', drives: true } })
  const { id } = await db.insertInto('people_imports').values({ name: 'fair.csv', actor: 'Omar' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('person_changes').values({ person_id: person.id, origin: 'import', import_id: id, import_row: 12, before: '{"language": ""}', after: '{"language": "es"}' }).execute()
  const { origins: from, history } = await origins.ofPerson(db, person)
  expect(['name', 'pronouns', 'fields.shirt', 'fields.drives'].map((name) => from.get(name)?.actor)).toEqual(['Priya', 'Omar', 'Omar', 'Priya'])
  expect(from.get('language')).toMatchObject({ origin: 'import', file: 'fair.csv', import_row: 12 })
  expect(history).toHaveLength(3)
})
