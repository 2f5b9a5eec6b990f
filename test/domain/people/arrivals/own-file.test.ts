import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as ownFile from '#domain/people/arrivals/own-file.ts'
import * as consents from '#domain/people/consents.ts'
import { rewriting } from '#domain/people/rewriting.ts'
import { db } from '../../../house.ts'
import { called, everybody, taken } from './desk.ts'
import { nastyCell } from './nasty.ts'

const place = 'ocd-division/country:us/state:ma/place:arden'
await db.insertInto('custom_fields').values([
  { key: 'shirt', label: 'Shirt', kind: 'choice', choices: ['S', 'M, or so'], ordinal: 0 }, { key: 'note', label: 'Note', kind: 'text', ordinal: 1 },
  { key: 'age', label: 'Age', kind: 'number', ordinal: 2 }, { key: 'drives', label: 'Drives', kind: 'yes-no', ordinal: 3 }, { key: 'since', label: 'Since', kind: 'date', ordinal: 4 },
]).execute()

async function exported(kind: 'csv' | 'ndjson'): Promise<string> {
  const file = await ownFile.open(db, 3)
  let text = kind === 'csv' ? ownFile.tableHead(file) : ownFile.jsonHead(file)
  for await (const { rows } of file.pages()) for (const row of rows) text += kind === 'csv' ? ownFile.tableLine(file.columns, row) : `${JSON.stringify(row)}\n`
  return text
}

async function nobody() {
  await rewriting(db, 'forgetting', async (tx) => {
    for (const table of ['deeds', 'consents', 'reports', 'person_changes'] as const) await tx.deleteFrom(table).execute()
    await sql`delete from people`.execute(tx)
  })
}

const world = async () => ({
  people: (await everybody()).map(({ updated_at: _at, ...person }) => person),
  said: (await sql`
    select standing.person_id, standing.channel, standing.list, standing.given, said.wording, said.stated_at::text from consent_standings standing
    join consents said on said.id = consent_id order by 1, 2, 3`.execute(db)).rows,
})

const text = (longest: number) => nastyCell.map((cell) => [...cell.replaceAll('\0', '').toWellFormed()].slice(0, longest).join(''))
const person = fc.record({
  name: text(200), given_name: text(200), family_name: text(200), pronouns: text(60), street: text(200), locality: fc.oneof(fc.constant('Arden'), text(100)), region: text(60), postcode: text(20), source: text(200),
  emails: fc.uniqueArray(fc.constantFrom<string[]>('a@b.example', 'c@d.example', "o'neil@x.example", '=x@y.example'), { maxLength: 3 }),
  phones: fc.constantFrom<string[]>([], ['+16175550142'], ['+16175550142', '+442079460000']), tags: fc.uniqueArray(text(60), { maxLength: 4 }), identifiers: fc.constantFrom<string[]>([], ['elsewhere:1, 2']),
  place_id: fc.constantFrom(null, place), districts: fc.constantFrom<number[]>([], [1, 2]),
  fields: fc.record({ shirt: fc.constantFrom('S', 'M, or so'), note: text(40).filter((one) => one !== ''), age: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((age) => age || 0), drives: fc.boolean(), since: fc.constantFrom('2024-02-29') }, { requiredKeys: [] }),
})

test('what is exported and taken in again is the same people, letter by letter', async () => {
  await fc.assert(fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 12 }), fc.constantFrom('csv' as const, 'ndjson' as const), async (people, kind) => {
    await nobody()
    for (const one of people) {
      const { id } = await db.insertInto('people').values({ ...one, fields: JSON.stringify(one.fields) }).returning('id').executeTakeFirstOrThrow()
      await consents.state(db, { id }, { channel: 'email', list: 'newsletter', given: one.tags.length > 1, wording: one.name, how: 'form' })
    }
    const before = await world()
    const file = await exported(kind)
    expect(await taken(file)).toMatchObject({ unchanged: people.length, added: 0, changed: 0, refused: 0 })
    await nobody()
    expect(await taken(file)).toMatchObject({ added: people.length, refused: 0 })
    expect(await world()).toEqual(before)
  }), { numRuns: 6, endOnFailure: true })
})

test('no cell of it is a formula', async () => {
  await nobody()
  await db.insertInto('people').values([{ name: '=cmd()', tags: ['@x'] }, { name: "'=cmd()" }, { name: '\t=1' }]).execute()
  expect(await exported('csv')).toContain(",'=cmd(),")
  expect((await exported('csv')).split('\r\n').flatMap((line) => line.split(',')).filter((cell) => /^"?\s*[=+@-]/.test(cell))).toEqual([])
})

test('another house’s file brings its people in anew, matched by address, and remembers their numbers there', async () => {
  await nobody()
  await taken('name,email\nVic Hart,vic@hart.example\n')
  const theirs = (await exported('csv')).replace(/^[a-z0-9]{8}-\d+/m, 'theirs00-7')
  await taken(theirs)
  expect(await called('Vic Hart')).toMatchObject([{ identifiers: ['commonweal:theirs00-7'] }])
})

test('a town changed in our own table is looked up again', async () => {
  await nobody()
  await taken('name,email,city\nWren Hart,wren@hart.example,Arden\n')
  await taken((await exported('csv')).replace(',Arden,', ',Winnick,'))
  expect(await called('Wren Hart')).toMatchObject([{ locality: 'Winnick', place_id: expect.stringContaining('winnick') }])
})
