import { expect, test } from 'vitest'
import * as customFields from '#domain/people/custom-fields.ts'
import { db } from '../../house.ts'

const ada = { id: 'ada', name: 'Ada' }
const keys = async () => (await customFields.list(db)).map(({ key }) => key)

test('fields get keys of their own, whatever they are called and whoever comes first', async () => {
  const made = await Promise.all(['Shirt size', 'Shirt size', '¿Años?', '2nd phone', '???'].map((label) => customFields.define(db, ada, { label, kind: 'text', choices: [] })))
  expect(made.map(({ key }) => key).toSorted()).toEqual(['anos', 'field', 'nd_phone', 'shirt_size', 'shirt_size_2'])
  expect((await customFields.list(db)).map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4])
})

test('a field moves one place at a time and stops at both ends', async () => {
  const before = await keys()
  const [first = '', second = ''] = before
  await customFields.move(db, ada, { key: first }, 'beginning')
  expect(await keys()).toEqual(before)
  await customFields.move(db, ada, { key: first }, 'end')
  expect((await keys()).slice(0, 2)).toEqual([second, first])
  for (let step = 0; step < 9; step++) await customFields.move(db, ada, { key: first }, 'end')
  expect((await keys()).at(-1)).toBe(first)
})

test('a choice has choices, and nothing else has', async () => {
  await expect(customFields.define(db, ada, { label: 'Size', kind: 'choice', choices: [] })).rejects.toThrow('check constraint')
  const { key } = await customFields.define(db, ada, { label: 'Size', kind: 'choice', choices: ['S', 'L'] })
  await customFields.rename(db, ada, { key }, { label: 'Shirt', choices: ['S', 'M', 'L'] })
  expect((await customFields.list(db)).find((field) => field.key === key)).toMatchObject({ label: 'Shirt', choices: ['S', 'M', 'L'] })
})

test('a field that is removed goes from everybody, and their history says what stood there', async () => {
  const { key } = await customFields.define(db, ada, { label: 'Drives', kind: 'yes-no', choices: [] })
  const [ana, bo] = await db.insertInto('people').values([{ name: 'Ana', fields: JSON.stringify({ [key]: true, other: 1 }) }, { name: 'Bo' }]).returning('id').execute()
  expect((await customFields.uses(db)).get(key)).toBe(1)
  expect(await customFields.remove(db, ada, { key })).toBe(1)
  expect(await db.selectFrom('people').select('fields').where('id', '=', ana?.id ?? 0).executeTakeFirst()).toEqual({ fields: { other: 1 } })
  expect(await db.selectFrom('person_changes').select(['before', 'after']).where('person_id', 'in', [ana?.id ?? 0, bo?.id ?? 0]).execute()).toEqual([{ before: { fields: { [key]: true, other: 1 } }, after: { fields: { other: 1 } } }])
  expect(await keys()).not.toContain(key)
})
