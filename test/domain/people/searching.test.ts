import { beforeAll, expect, test } from 'vitest'
import * as members from '#domain/groups/members.ts'
import type { Asked } from '#domain/people/matching.ts'
import type { Reach } from '#domain/people/reach.ts'
import * as searching from '#domain/people/searching.ts'
import { db } from '../../house.ts'

const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
const search = (asked: Asked, reach: Reach = 'everyone', paging: searching.Paging = { limit: 50 }) => searching.search(db, reach, asked, paging)
const names = async (asked: Asked, reach?: Reach) => (await search(asked, reach)).people.map(({ name }) => name)
const found = (words: string) => names({ words })
let arden = members.idsWithin([])

beforeAll(async () => {
  const rows = await db.insertInto('people').values([
    { name: 'Ana López', emails: ['ana@arden.example', 'al@second.example'], phones: ['+16175550142'], place_id: place('arden'), locality: 'Arden', tags: ['canvasser'], language: 'es' },
    { name: 'Mariana Stone', emails: ['ms@winnick.example'], place_id: place('winnick'), locality: 'Winnick', source: 'fair', fields: '{"shirt": "L", "drives": true}' },
    { name: 'Bo Ana-Lund', emails: ['bo@arden.example'], phones: ['+442079460018'], locality: 'Arden', place_id: place('arden') },
    { name: '100% Cy_Z', emails: ['cy\\z@arden.example'], created_at: new Date('2020-02-03T12:00:00Z') },
  ]).returning(['id', 'name']).execute()
  const { id } = await db.insertInto('groups').values({ slug: 'arden', kind: 'chapter', status: 'affiliated', name: 'Arden' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('group_members').values(rows.filter((_, at) => at === 0 || at === 2).map((person) => ({ group_id: id, person_id: person.id }))).execute()
  arden = members.idsWithin([id])
  const senate = await db.selectFrom('divisions').select('number').where('layer', '=', 'senate').executeTakeFirstOrThrow()
  await db.updateTable('people').set({ districts: [senate.number] }).where('name', 'in', ['Ana López', 'Mariana Stone']).execute()
})

test('a name that begins so comes first, then a word of a name, then the rest', async () => {
  expect(await found('ana')).toEqual(['Ana López', 'Bo Ana-Lund', 'Mariana Stone'])
  expect(await found('lop')).toEqual(['Ana López'])
})

test.each([
  ['without accents', 'LOPEZ'], ['with accents', 'lópez ána'], ['by the second e-mail', 'al@second'], ['by town and name', 'arden ana lo'], ['by phone', '617-555-0142'],
  ['by phone in brackets', '(617) 555 0142'], ['by phone with its country', '+1 617 555 0142'], ['by the end of a phone', '555-0142'], ['by phone and name', 'ana 617.555.0142'],
])('Ana is found %s', async (_how, words) => expect(await found(words)).toEqual(['Ana López']))

test('several words all have to occur; a short one begins a word', async () => {
  expect(await found('ana winnick')).toEqual(['Mariana Stone'])
  expect(await found('bo arden')).toEqual(['Bo Ana-Lund'])
  expect(await found('arden un')).toEqual([])
  expect(await found('ana nobody')).toEqual([])
})

test('signs that mean something to the database mean themselves', async () => {
  expect(await found('100%')).toEqual(['100% Cy_Z'])
  expect(await found('y_z')).toEqual(['100% Cy_Z'])
  expect(await found('cy\\z')).toEqual(['100% Cy_Z'])
  expect(await found('a%a')).toEqual([])
})

test('with fewer than three letters the newest are shown', async () => {
  for (const words of ['', 'a', 'an', '%%%%']) expect(await found(words)).toEqual(['100% Cy_Z', 'Bo Ana-Lund', 'Mariana Stone', 'Ana López'])
})

test('each filter narrows, and they narrow together', async () => {
  const district = (await db.selectFrom('divisions').select('number').where('layer', '=', 'senate').executeTakeFirstOrThrow()).number
  expect(await names({ tag: 'canvasser' })).toEqual(['Ana López'])
  expect(await names({ placeId: place('winnick') })).toEqual(['Mariana Stone'])
  expect(await names({ district })).toEqual(['Mariana Stone', 'Ana López'])
  expect(await names({ since: '2026-01-01' })).not.toContain('100% Cy_Z')
  expect(await names({ language: 'es' })).toEqual(['Ana López'])
  expect(await names({ source: 'fair' })).toEqual(['Mariana Stone'])
  expect(await names({ field: { key: 'shirt', value: 'L' } })).toEqual(['Mariana Stone'])
  expect(await names({ field: { key: 'drives', value: true } })).toEqual(['Mariana Stone'])
  expect(await names({ field: { key: 'drives', value: false } })).toEqual([])
  expect(await names({ district, words: 'ana', tag: 'canvasser' })).toEqual(['Ana López'])
  expect(await names({ inside: (tx) => tx.selectFrom('people').select('id as person_id').where('name', 'like', 'B%') })).toEqual(['Bo Ana-Lund'])
})

test('nobody beyond reach is listed, found or counted, whatever is asked', async () => {
  expect(await names({}, arden)).toEqual(['Bo Ana-Lund', 'Ana López'])
  expect(await names({ words: 'mariana' }, arden)).toEqual([])
  expect(await names({ words: 'ana' }, arden)).toEqual(['Ana López', 'Bo Ana-Lund'])
  expect(await names({ inside: (tx) => tx.selectFrom('people').select('id as person_id') }, arden)).toEqual(['Bo Ana-Lund', 'Ana López'])
  expect((await search({}, arden)).count).toEqual({ number: 2, about: false })
  expect(await names({}, members.idsWithin([]))).toEqual([])
})

test('page after page shows everybody once, with words and without', async () => {
  for (const words of ['', 'ana']) {
    const all = await names({ words })
    const seen: string[] = []
    for (let after: number | undefined, last = false; !last;) {
      const { people, next } = await search({ words }, 'everyone', { after, limit: 2 })
      seen.push(...people.map(({ name }) => name))
      after = next
      last = next === undefined
    }
    expect(seen).toEqual(all)
  }
})

test('who did something is listed with the latest of it', async () => {
  const { id } = await db.selectFrom('people').select('id').where('name', '=', 'Ana López').executeTakeFirstOrThrow()
  for (const [kind, day] of [['reported', '2026-11-02'], ['joined', '2026-11-01']] as const) {
    await db.insertInto('deeds').values({ person_id: id, kind, subject: 'x', subject_id: 1, act: crypto.randomUUID(), occurred_at: new Date(day) }).execute()
  }
  expect(await search({ words: 'lopez' })).toMatchObject({ people: [{ kind: 'reported' }] })
})
