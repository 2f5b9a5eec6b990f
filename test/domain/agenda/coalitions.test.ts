import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import * as agendas from '#domain/agenda/agendas.ts'
import { writeFile } from '#domain/agenda/coalition-file.ts'
import { takeIn } from '#domain/agenda/coalition-intake.ts'
import * as coalitions from '#domain/agenda/coalitions.ts'
import * as keeping from '#domain/agenda/keeping.ts'
import * as writing from '#domain/agenda/writing.ts'
import { db } from '../../house.ts'

const ada = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
const blank: Omit<keeping.Draft, 'name'> = { purpose: '', website: '', links: [], our_part: '', status: 'active', is_national: false, parent_id: null, planks: [] }
const planks: number[] = []

beforeAll(async () => {
  const agenda = await agendas.open(db, ada, { title: 'Shared prosperity', lede: '' })
  for (const title of ['Fair taxes', 'Good jobs', 'A draft']) {
    const plank = await writing.draft(db, ada, { agenda_id: agenda?.id ?? 0, title, ask: '', position: '', why: '' })
    if (typeof plank === 'string') throw new Error(plank)
    planks.push(plank.id)
    if (title !== 'A draft') await writing.publish(db, ada, plank.id, true)
  }
})

const emptied = () => db.deleteFrom('coalitions').execute()
const all = () => coalitions.whole(db)
const told = async () => (await all()).map(({ id: _id, slug: _slug, parent_id: _parent, written_at: _written, ...rest }) => rest)

test('a coalition shows the published planks it works for, and each plank its coalitions', async () => {
  await emptied()
  const raise = await keeping.add(db, ada, { ...blank, name: 'Raise Up', planks: [...planks, 999_999] })
  if (typeof raise === 'string') throw new Error(raise)
  await keeping.add(db, ada, { ...blank, name: 'Another', status: 'ended', planks: [planks[0] ?? 0] })
  expect((await coalitions.list(db)).map(({ name, planks: named }) => [name, named.map(({ title }) => title)])).toEqual([['Raise Up', ['Fair taxes', 'Good jobs']], ['Another', ['Fair taxes']]])
  expect((await coalitions.ofPlank(db, { id: planks[1] ?? 0 })).map(({ name }) => name)).toEqual(['Raise Up'])
  expect(await coalitions.plankIds(db, raise.id)).toEqual(planks)
})

test('no two have one name, and none is part of itself or of nobody', async () => {
  await emptied()
  const one = await keeping.add(db, ada, { ...blank, name: 'Neighbors United' })
  if (typeof one === 'string') throw new Error(one)
  expect(await keeping.add(db, ada, { ...blank, name: 'neighbors united' })).toBe('known already')
  expect(await keeping.rewrite(db, ada, one.id, { ...blank, name: 'Neighbors', parent_id: one.id })).toBe('no such parent')
  expect(await keeping.rewrite(db, ada, 999_999, { ...blank, name: 'Nobody' })).toBe('gone')
  const part = await keeping.add(db, ada, { ...blank, name: 'A part', parent_id: one.id })
  await keeping.remove(db, ada, one.id)
  expect(typeof part === 'string' ? part : await coalitions.find(db, part.id)).toMatchObject({ parent_id: null })
})

test('a table is taken in, row by row, and what is wrong with one is said', async () => {
  await emptied()
  const file = [
    '\ufeffName,Website,Status,Part of,Planks,Strange', 'Raise Up,https://raise.example,,Big Table,"fair-taxes, Good Jobs",x', 'Big Table,,paused,,,', ',https://nameless.example,,,,',
    'Bad Site,javascript:alert(1),,,,', 'Lost,,,,no such plank,', 'Orphan,,,Nobody knows,,', 'Odd,,sleeping,,,',
  ].join('\r\n')
  const intake = await takeIn(db, ada, file)
  expect(intake).toMatchObject({ added: 3, changed: 0, same: 0 })
  expect('refused' in intake && intake.refused.map(({ row, reason }) => [row, reason.split(':')[0]])).toEqual([[4, 'name'], [5, 'website'], [6, 'planks'], [8, 'status'], [7, 'part of']])
  expect(await told()).toMatchObject([
    { name: 'Big Table', status: 'paused' }, { name: 'Orphan', parent: null }, { name: 'Raise Up', website: 'https://raise.example', status: 'active', parent: 'Big Table', planks: [{ title: 'Fair taxes' }, { title: 'Good jobs' }] },
  ])
})

test('columns that are not there change nothing of whoever is known', async () => {
  await emptied()
  await keeping.add(db, ada, { ...blank, name: 'Raise Up', purpose: 'Wages', our_part: 'We call', planks })
  expect(await takeIn(db, ada, 'name,website\nraise up,https://raise.example\n')).toEqual({ added: 0, changed: 1, same: 0, refused: [] })
  expect(await told()).toMatchObject([{ name: 'raise up', purpose: 'Wages', our_part: 'We call', website: 'https://raise.example', planks: [{}, {}, {}] }])
})

test.each([['', 'columns'], ['a,b\n1,2', 'columns'], ['name\n"open', 'table'], [`name\n${'x\n'.repeat(2001)}`, 'at once']])('what is no table of coalitions is refused whole: %#', async (text, word) => {
  expect(await takeIn(db, ada, text)).toEqual({ reason: expect.stringContaining(word) })
})

test('what is exported and taken in is the same, into nothing and into itself', async () => {
  const words = (most: number) => fc.string({ unit: 'grapheme', maxLength: most }).map((text) => text.replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '').toWellFormed().trim())
  const one = fc.record({
    name: fc.oneof(words(60), fc.constantFrom('=1+1', "'quoted", '-minus', '"both", sides', 'Ünïted 🌊')).filter(Boolean), purpose: words(80), our_part: words(40), website: fc.constantFrom('', 'https://a.example/?b=1,2'),
    links: fc.array(fc.constantFrom('https://social.example/@a', 'https://x.example/b,c'), { maxLength: 3 }), status: fc.constantFrom('active', 'paused', 'ended'), is_national: fc.boolean(), planks: fc.subarray([0, 1, 2]),
  })
  await fc.assert(fc.asyncProperty(fc.uniqueArray(one, { maxLength: 4, selector: ({ name }) => name.toLowerCase() }), fc.boolean(), async (many, nested) => {
    await emptied()
    let parent_id: number | null = null
    for (const { planks: which, ...rest } of many) {
      const added = await keeping.add(db, ada, { ...rest, parent_id: nested ? parent_id : null, planks: which.map((at) => planks[at] ?? 0) })
      if (typeof added === 'string') throw new Error(added)
      parent_id = added.id
    }
    const [file, before] = [writeFile(await all()), await told()]
    expect(await takeIn(db, ada, file)).toEqual({ added: 0, changed: 0, same: many.length, refused: [] })
    await emptied()
    expect(await takeIn(db, ada, file)).toMatchObject({ added: many.length, refused: [] })
    expect(await told()).toEqual(before)
  }), { numRuns: 12 })
})
