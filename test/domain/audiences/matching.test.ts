import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as audiences from '#domain/audiences/audiences.ts'
import { type Condition, conditionShape } from '#domain/audiences/condition.ts'
import { idsMatching, matching } from '#domain/audiences/matching.ts'
import { everyone, type Part, type Rules, rulesShape } from '#domain/audiences/rules.ts'
import * as members from '#domain/groups/members.ts'
import { stands } from '#domain/membership/standings.ts'
import { db } from '../../house.ts'
import { isSo, settle, words } from './small-world.ts'

const { people, groups, skills, issues } = await settle()

const not = fc.boolean()
const about = (name: Condition['about'], record: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Part> => fc.record({ not, ...record }).map((one) => conditionShape.parse({ about: name, ...one }))
const field = (key: string, tests: readonly ('is' | 'contains' | 'above' | 'below')[], values: readonly (string | number | boolean)[]) =>
  about('field', { key: fc.constant(key), test: fc.constantFrom(...tests), value: fc.constantFrom(...values) })

const kinds: Record<string, fc.Arbitrary<Part>> = {
  tag: about('tag', { tag: fc.constantFrom(...words.tags, 'nobody has it') }),
  'a number': field('children', ['is', 'above', 'below'], [0, 1, 2]),
  'a text': field('employer', ['is', 'contains'], ['Arden Mills', 'arden', '0% s', '_', '\\']),
  'yes or no': field('union', ['is'], [true, false]),
  'a date': field('met', ['is', 'above', 'below'], words.days),
  'a field of another kind': field('met', ['above', 'below', 'contains'], [1]),
  'field-known': about('field-known', { key: fc.constantFrom('children', 'employer', 'nothing') }),
  town: about('town', { town: fc.constantFrom(...words.towns) }),
  district: about('district', { layer: fc.constant('house'), district: fc.constantFrom(...words.districts, null) }),
  'an unknown senate district': about('district', { layer: fc.constant('senate'), district: fc.constant(null) }),
  official: about('official', { official: fc.constantFrom(1, 2, 3, 5, 99) }),
  committee: about('committee', { committee: fc.constantFrom(1, 99) }),
  group: about('group', { group: fc.constantFrom(...groups, 99), role: fc.constantFrom('member', 'organiser', 'lead', null) }),
  standing: about('standing', { standing: fc.constantFrom(...stands) }),
  skill: about('skill', { skill: fc.constantFrom(...skills, 9999) }),
  interest: about('interest', { interest: fc.constantFrom(...issues) }),
  deed: about('deed', { kind: fc.constantFrom(...words.kinds, null), subject: fc.constantFrom({ name: 'action', id: 1 }, { name: 'action', id: 2 }, null), since: fc.constantFrom(...words.days, null) }),
  consent: about('consent', { channel: fc.constantFrom('email', 'text'), list: fc.constantFrom(...words.lists), said: fc.constantFrom('given', 'withdrawn', 'never') }),
  language: about('language', { language: fc.constantFrom(...words.languages) }),
  source: about('source', { source: fc.constantFrom(...words.sources) }),
  added: about('added', { since: fc.constantFrom(...words.days) }),
}
const condition = fc.oneof(...Object.values(kinds))
const { rules } = fc.letrec<{ rules: Rules; part: Part }>((tie) => ({
  part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, condition, tie('rules')),
  rules: fc.record({ join: fc.constantFrom('all', 'any'), parts: fc.array(tie('part'), { maxLength: 4 }) }),
}))

const idsOf = async (asked: Rules) => {
  const rows = await matching(db, asked, 'everyone').select('people.id').execute()
  return rows.map(({ id }) => id).toSorted((a, b) => a - b)
}
const expected = (asked: Rules) => people.filter((person) => isSo(person, asked)).map(({ id }) => id)

test.each(Object.entries(kinds))('%s alone names whom it says, and turned round everybody else', async (_name, one) => {
  await fc.assert(fc.asyncProperty(one, async (part) => {
    const asked: Rules = { join: 'all', parts: [part] }
    expect(await idsOf(asked)).toEqual(expected(asked))
    expect(await audiences.count(db, asked, 'everyone')).toBe(expected(asked).length)
  }), { numRuns: 12 })
})

test('a tree of any conditions names whom plain reading of it names', async () => {
  await fc.assert(fc.asyncProperty(rules, async (asked) => {
    expect(await idsOf(asked)).toEqual(expected(asked))
    expect(await audiences.count(db, asked, 'everyone')).toBe(expected(asked).length)
  }), { numRuns: 150 })
})

test('a tree that was saved and read again is the same', () => {
  fc.assert(fc.property(rules.filter((asked) => rulesShape.safeParse(asked).success), (asked) => {
    expect(rulesShape.parse(JSON.parse(JSON.stringify(asked)))).toEqual(asked)
  }))
})

test('a tree that says nothing names everybody', async () => {
  expect(await idsOf(everyone)).toHaveLength(people.length)
  expect(await idsOf({ join: 'any', parts: [{ join: 'any', parts: [] }] })).toHaveLength(people.length)
})

test('nobody out of reach is named, counted, shown or lent', async () => {
  const reach = members.idsWithin([groups[0] ?? 0])
  const inside = people.filter((person) => person.groups.some(({ group }) => group === groups[0])).length
  expect(inside).toBeGreaterThan(0)
  await fc.assert(fc.asyncProperty(rules, async (asked) => {
    const wanted = people.filter((person) => isSo(person, asked) && person.groups.some(({ group }) => group === groups[0])).map(({ id }) => id)
    expect(await audiences.count(db, asked, reach)).toBe(wanted.length)
    expect((await audiences.size(db, asked, reach, 'newsletter')).people).toBe(wanted.length)
    expect((await audiences.page(db, asked, reach, 100)).map(({ id }) => id)).toEqual(wanted.toReversed())
  }), { numRuns: 15 })
})

test('of those who agreed and have an address it is said that we may write to them', async () => {
  const agreed = people.filter(({ consents }) => consents.some(({ list, given }) => list === 'newsletter' && given))
  expect(await audiences.size(db, everyone, 'everyone', 'newsletter')).toEqual({ people: people.length, writable: agreed.length })
  await db.updateTable('people').set({ emails: [] }).where('id', '=', agreed[0]?.id ?? 0).execute()
  expect((await audiences.size(db, everyone, 'everyone', 'newsletter')).writable).toBe(agreed.length - 1)
})

test('what it lends fits into another room’s question', async () => {
  const asked: Rules = { join: 'all', parts: [{ about: 'tag', not: false, tag: 'driver' }] }
  const rows = await db.selectFrom('people').select('id').where(sql<boolean>`id in ${idsMatching(asked)(db)}`).execute()
  expect(rows).toHaveLength(expected(asked).length)
})

test('what is too deep or too long is refused', () => {
  const tag: Part = { about: 'tag', not: false, tag: 'driver' }
  const nested = (depth: number): Rules => ({ join: 'all', parts: depth === 1 ? [tag] : [nested(depth - 1)] })
  expect(rulesShape.safeParse(nested(3)).success).toBe(true)
  expect(rulesShape.safeParse(nested(4)).success).toBe(false)
  expect(rulesShape.safeParse({ join: 'all', parts: [{ join: 'any', parts: Array.from({ length: 16 }, () => tag) }, { join: 'any', parts: Array.from({ length: 15 }, () => tag) }] }).success).toBe(false)
})
