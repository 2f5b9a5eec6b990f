import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import { called, everybody, linesOf, refusals, taken } from './desk.ts'
import { db } from '../../../house.ts'

const tally = ({ stage, rows_done, added, changed, unchanged, refused }: Awaited<ReturnType<typeof taken>>) => ({ stage, rows_done, added, changed, unchanged, refused })

test('a file brings people in, each value with its file and row', async () => {
  const one = await taken('First name,Last name,Email,Phone,City,Tags\nRosa,Quill,ROSA@quill.example,(617) 555-0142,Arden,"canvass, north"\n')
  expect(tally(one)).toEqual({ stage: 'done', rows_done: 1, added: 1, changed: 0, unchanged: 0, refused: 0 })
  const [rosa] = await called('Rosa Quill')
  expect(rosa).toMatchObject({ given_name: 'Rosa', family_name: 'Quill', emails: ['rosa@quill.example'], phones: ['+16175550142'], locality: 'Arden', tags: ['canvass', 'north'], source: 'sign-in sheet.csv' })
  expect(rosa?.place_id).toContain('arden')
  expect(rosa?.districts.length).toBeGreaterThan(0)
  expect(await linesOf(rosa!)).toMatchObject([{ origin: 'import', import_id: one.id, import_row: 2, before: null, after: { name: 'Rosa Quill', emails: ['rosa@quill.example'] } }])
})

test('a row fills and changes what we know of somebody, and blank cells change nothing', async () => {
  const one = await taken('First name,Last name,Email,Phone,City,Tags\nrosa,quill,rosa@quill.example,617 555 0199,,south\n')
  expect(tally(one)).toMatchObject({ added: 0, changed: 1 })
  const [rosa] = await called('rosa quill')
  expect(rosa).toMatchObject({ phones: ['+16175550142', '+16175550199'], locality: 'Arden', tags: ['canvass', 'north', 'south'] })
  expect((await linesOf(rosa!)).at(-1)).toMatchObject({ before: { given_name: 'Rosa', phones: ['+16175550142'] }, after: { given_name: 'rosa', phones: ['+16175550142', '+16175550199'] } })
})

test('the same file a second time changes nothing', async () => {
  const before = await everybody()
  expect(tally(await taken('First name,Last name,Email\nrosa,quill,rosa@quill.example\n'))).toMatchObject({ unchanged: 1, changed: 0, added: 0 })
  expect(await everybody()).toEqual(before)
})

test('an address may be a household’s: another name is another person, and no name is refused when there are several', async () => {
  const one = await taken('name,email\nTeo Quill,rosa@quill.example\nTEO  QUILL,rosa@quill.example\n,rosa@quill.example\n')
  expect(tally(one)).toMatchObject({ added: 1, changed: 1, refused: 1 })
  expect(await refusals(one)).toEqual([{ row: 4, reason: expect.stringContaining('Several people share'), cells: ['', 'rosa@quill.example'] }])
  expect(await db.selectFrom('people').select('name').where(sql<boolean>`'rosa@quill.example' = any(emails)`).orderBy('id').execute()).toEqual([{ name: 'rosa quill' }, { name: 'TEO  QUILL' }])
})

test('nobody is known by name alone', async () => {
  await taken('name,phone\nAva Thorn,617 555 0111\n')
  await taken('name,phone\nAva Thorn,617 555 0111\n')
  expect(await called('Ava Thorn')).toHaveLength(2)
})

test('a number elsewhere finds its person again, whatever their address is now', async () => {
  const plan = { columns: ['system:nationbuilder', 'name', 'emails'] }
  await taken('id,name,email\n1017,Ben Ash,ben@ash.example\n', plan)
  expect(tally(await taken('id,name,email\n1017,Benjamin Ash,benjamin@ash.example\n', plan))).toMatchObject({ added: 0, changed: 1 })
  expect(await called('Benjamin Ash')).toMatchObject([{ identifiers: ['nationbuilder:1017'], emails: ['ben@ash.example', 'benjamin@ash.example'] }])
})

test('what cannot be read refuses its row, or is left out when that is asked for', async () => {
  const file = 'name,email,phone\nCy,cy@oak.example,12\nDi,not an address,\n,,\nEd,,\n'
  const one = await taken(file)
  expect(tally(one)).toMatchObject({ added: 1, refused: 2, rows_done: 4 })
  expect((await refusals(one)).map(({ row, reason }) => [row, reason])).toEqual([[2, '“phone” cannot be read: 12'], [3, '“email” cannot be read: not an address']])
  expect(tally(await taken(file, { lenient: true }))).toMatchObject({ refused: 0 })
  expect(await called('Cy')).toMatchObject([{ phones: [] }])
})

test('a refused row that holds what no database can is refused once, without it', async () => {
  const one = await taken('name,email,pronouns\n,,"a\0b"\n')
  expect(await refusals(one)).toEqual([{ row: 2, reason: expect.stringContaining('names nobody'), cells: ['', '', 'ab'] }])
})

test('consent is taken from a file only where nobody has withdrawn it', async () => {
  const plan = { columns: ['emails', 'given:email'], wording: 'Yes, write to me.' }
  const stands = async (name: string) => consents.stands(db, (await called(name))[0]!, 'email', 'newsletter')
  await taken('email,name\nfay@elm.example,Fay\ngil@elm.example,Gil\n', { columns: ['emails', 'name'] })
  const [fay] = await called('Fay')
  await consents.state(db, fay!, { channel: 'email', list: 'newsletter', given: false, wording: 'Unsubscribe', how: 'one-click' })
  const one = await taken('email,opted in\nfay@elm.example,yes\ngil@elm.example,yes\n', plan)
  expect([await stands('Fay'), await stands('Gil')]).toEqual([false, true])
  expect(tally(one)).toMatchObject({ changed: 1, unchanged: 1 })
  expect(await db.selectFrom('consents').select(['how', 'wording', 'import_row', 'given']).where('import_id', '=', one.id).execute()).toEqual([{ how: 'import', wording: 'Yes, write to me.', import_row: 3, given: true }])
  await taken('email,opted in\ngil@elm.example,no\n', plan)
  expect(await stands('Gil')).toBe(false)
})

test('tabs, semicolons, quotes with line breaks and every encoding are read', async () => {
  const text = 'name;email;City\n"Zoë\n""Z"" Ñandú";zoe@fir.example;Arden\n'
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
  for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), wide, Buffer.from(wide).swap16(), Buffer.from(text, 'latin1'), Buffer.from(text.replaceAll(';', '\t'))]) {
    const one = await taken(bytes)
    expect([one.refused, one.added + one.changed + one.unchanged]).toEqual([0, 1])
  }
  expect(await called('Zoë\n"Z" Ñandú')).toHaveLength(1)
})

test('a quotation mark that never closes ends the import with a sentence', async () => {
  const one = await taken(`name,email\nHal,hal@yew.example\n"Ida,${'x'.repeat(300_000)}`)
  expect(one).toMatchObject({ stage: 'failed', failure: expect.stringContaining('never closes') })
})
