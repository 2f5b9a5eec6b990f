import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jurisdictionNamed } from '#domain/legislature/atlases.ts'
import { sourcesIn } from '#domain/legislature/arrivals/roster-files.ts'
import { load } from '#domain/legislature/arrivals/rosters.ts'
import * as outlines from '#domain/legislature/arrivals/outlines.ts'
import * as packs from '#domain/legislature/packs.ts'
import { db, pool, writes } from '../../empty-house.ts'

const data = process.env.COMMONWEAL_DATA
const folder = `${data}/legislators`
const today = '2026-11-22'
const pack = await jurisdictionNamed('massachusetts')

const file = (name: string) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') })
const yaml = (...names: string[]) => names.flatMap((name) => readdirSync(`${folder}/openstates-people/data/ma/${name}`).map((one) => file(`openstates-people/data/ma/${name}/${one}`)))
const take = (files: { name: string; text: string }[], asOf?: string) => load(db, pack, sourcesIn(files, { today, asOf, undated: 'today' }).sources)
const json = (value: unknown, name = 'list.json') => [{ name, text: JSON.stringify(value) }]

const empty = () => pool.query('truncate officials, terms, official_identifiers, official_offices, committees, committee_seats, rosters restart identity cascade')
const holders = async (office: string) =>
  (await db.selectFrom('terms').innerJoin('posts', 'posts.id', 'terms.post_id').innerJoin('officials', 'officials.id', 'terms.official_id').innerJoin('divisions', 'divisions.id', 'posts.division_id')
    .select(['officials.name', 'divisions.name as district', 'terms.ended_on']).where('office', '=', office).orderBy('terms.id').execute())
const serving = async (office: string) => (await holders(office)).filter(({ ended_on }) => ended_on === null)

beforeAll(() => outlines.load(db, pack))
beforeEach(empty)

const senators = pack.districts.filter(({ layer }) => layer === 'senate').map(({ name }, at) => ({
  id: `ocd-person/00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, name: `Ann Member${String.fromCharCode(97 + Math.floor(at / 26), 97 + at % 26)}`,
  family_name: `Member${String.fromCharCode(97 + Math.floor(at / 26), 97 + at % 26)}`, email: `s${at}@senate.example`, roles: [{ type: 'upper', district: name }],
}))

describe('a list of senators', () => {
  test('seats everybody, and twice changes nothing', async () => {
    expect(await take(json(senators), '2026-01-01')).toMatchObject({ read: 40, added: 40, ended: 0, refused: [] })
    const before = await writes()
    expect(await take(json(senators), '2026-01-01')).toMatchObject({ read: 40, added: 0, changed: 0, unchanged: 40, ended: 0 })
    expect(await writes()).toBe(before)
  })

  test('a third run after an edit changes exactly that', async () => {
    await take(json(senators), '2026-01-01')
    expect(await take(json(senators.map((one, at) => (at === 7 ? { ...one, email: 'other@senate.example' } : one))), '2026-01-01')).toMatchObject({ added: 0, changed: 1, unchanged: 39 })
    expect(await db.selectFrom('officials').select('email').where('family_name', '=', senators[7]!.family_name).executeTakeFirst()).toEqual({ email: 'other@senate.example' })
  })

  test('when newer and whole, ends whoever is not in it, and forgets nobody', async () => {
    await take(json(senators), '2026-01-01')
    expect(await take(json(senators.slice(1)), '2026-06-01')).toMatchObject({ ended: 1 })
    expect((await holders('senate'))[0]).toMatchObject({ name: senators[0]!.name, ended_on: '2026-06-01' })
    expect(await serving('senate')).toHaveLength(39)
  })

  test('somebody who comes back begins a new term', async () => {
    await take(json(senators), '2026-01-01')
    await take(json(senators.slice(1)), '2026-06-01')
    await take(json(senators), '2026-09-01')
    expect((await holders('senate')).filter(({ name }) => name === senators[0]!.name)).toMatchObject([{ ended_on: '2026-06-01' }, { ended_on: null }])
  })

  test('when older, ends nobody, brings nobody back, and overwrites nothing', async () => {
    await take(json(senators.slice(1)), '2026-06-01')
    const old = senators.map((one) => ({ ...one, email: 'old@senate.example', gender: 'Female' })).slice(0, 38)
    expect(await take(json(old), '2025-06-01')).toMatchObject({ added: 0, ended: 0, passed: 1 })
    expect(await serving('senate')).toHaveLength(39)
    expect(await db.selectFrom('officials').select(['email', 'gender']).where('family_name', '=', senators[5]!.family_name).executeTakeFirst())
      .toEqual({ email: 's5@senate.example', gender: 'Female' })
  })

  test('with fewer than nine in ten seats ends nobody', async () => {
    await take(json(senators), '2026-01-01')
    expect(await take(json(senators.slice(0, 35)), '2026-06-01')).toMatchObject({ ended: 0 })
    expect(await serving('senate')).toHaveLength(40)
  })

  test('what a newer list leaves blank stays known', async () => {
    await take(json(senators), '2026-01-01')
    await take(json(senators.map((one) => ({ ...one, email: '' }))), '2026-06-01')
    expect(await db.selectFrom('officials').select('email').where('email', '=', '').execute()).toEqual([])
  })
})

describe('a single record', () => {
  const governor = (name: string) => json({ id: `ocd-person/${name}`, name, family_name: name, roles: [{ type: 'governor' }] })

  test('never ends anybody: a second governor is refused until a list says so', async () => {
    await take(governor('Healey'), '2026-01-01')
    const tally = await take(governor('Newcomer'), '2026-06-01')
    expect(tally).toMatchObject({ added: 0, ended: 0 })
    expect(await serving('governor')).toMatchObject([{ name: 'Healey' }])
  })

  test('of a district that does not exist is refused with the name', async () => {
    const [one] = senators
    const { refused } = await take(json({ ...one, roles: [{ type: 'upper', district: 'Ninth Atlantis' }] }), '2026-01-01')
    expect(refused).toMatchObject([{ where: one!.name, reason: expect.stringContaining('Ninth Atlantis') }])
  })
})

describe.skipIf(!data)('all official lists together', () => {
  const lists = ['ma_legislature_2026-08.json', 'ma_committees_2026-08.json', 'ma_congress_2026-06.json', 'malegislature_members_194_2025-12.json',
    'malegislature_committee_roles_194_2025-12.json', 'openstates_people_current_ma_2026-04.csv']
  const whole = () => yaml('legislature', 'executive', 'retired', 'municipalities', 'committees')

  async function asExpected() {
    const vacant = new Set(pack.districts.filter(({ layer }) => layer === 'house').map(({ name }) => name)).difference(new Set((await serving('house')).map(({ district }) => district)))
    const numbers = Object.fromEntries(await Promise.all(['house', 'senate', 'congress', 'us-senate', 'governor', 'lieutenant-governor', 'attorney-general', 'secretary', 'treasurer', 'auditor', 'council']
      .map(async (office) => [office, (await serving(office)).length])))
    expect(numbers).toEqual({ house: 158, senate: 40, congress: 9, 'us-senate': 2, governor: 1, 'lieutenant-governor': 1, 'attorney-general': 1, secretary: 1, treasurer: 1, auditor: 1, council: 0 })
    expect([...vacant].toSorted()).toEqual(['17th Middlesex', '1st Franklin'])
    expect(await db.selectFrom('rosters').select('office').where('office', '=', 'council').execute()).toEqual([])
  }

  test.each([1, 2, 3, 4])('say the same in any order (%i)', async (seed) => {
    const steps = [...lists.map((name) => () => take([file(name)])), () => take(whole(), '2026-08-05'), () => packs.load(db, pack)]
    const shuffled = steps.map((step, at) => ({ step, key: ((at + 1) * seed * 7919) % 31 })).toSorted((a, b) => a.key - b.key)
    for (const { step } of shuffled) await step()
    await asExpected()
    const before = await writes()
    for (const { step } of shuffled) await step()
    expect(await writes()).toBe(before)
  })

  test('at once say the same, and the folder alone finds its governor', async () => {
    const { sources, refused, passed } = sourcesIn([...lists.map(file), ...whole()], { today, undated: 'today' })
    expect(refused).toEqual([])
    expect(passed).toEqual([{ reason: 'municipal executive', count: 35 }])
    await load(db, pack, sources)
    await asExpected()
    expect((await serving('governor'))[0]?.name).toContain('Healey')
  })
})
