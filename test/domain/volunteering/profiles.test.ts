import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import * as choices from '#domain/volunteering/choices.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import * as refusals from '#domain/volunteering/refusals.ts'
import { db } from '../../house.ts'
import { choice, everything, priya, promised, volunteer } from '../../volunteers.ts'

const idsOf = async (offered: Parameters<typeof profiles.idsOffering>[0]) => {
  const rows = await db.selectFrom('people').select('id').where(sql<boolean>`id in ${profiles.idsOffering(offered)(db)}`).execute()
  return rows.map(({ id }) => id)
}

test('what somebody offers is kept with the words beside their tick, once, and told as one deed', async () => {
  const ana = await volunteer('Ana', { skills: [1, 2], times: ['sat-morning'], miles: 10, counted_on: 'Coffee.' })
  await profiles.save(db, ana, { ...everything, languages: ['en', 'zh-Hant'] }, promised)
  expect(await profiles.find(db, ana.id)).toMatchObject({ skills: [], languages: ['en', 'zh-Hant'], miles: null, counted_on: '' })
  expect(await db.selectFrom('deeds').select(['kind', 'subject_id']).where('person_id', '=', ana.id).execute()).toEqual([{ kind: 'offered-help', subject_id: ana.id }])
  expect(await db.selectFrom('consents').select(['channel', 'list', 'given', 'wording', 'how']).where('person_id', '=', ana.id).execute())
    .toEqual([1, 2].map(() => ({ channel: 'email', list: 'volunteering', given: true, ...promised })))
})

test('others are asked for those who offer a skill or care for an issue', async () => {
  const [skill, issue] = [await choice('Cooking'), await choice('Transit')]
  const bo = await volunteer('Bo', { skills: [skill] })
  const cy = await volunteer('Cy', { issues: [issue, 500] })
  expect([await idsOf({ skill }), await idsOf({ interest: issue }), await idsOf({ skill: 99_999 })]).toEqual([[bo.id], [cy.id], []])
})

test('whoever offers no more is written to no more', async () => {
  const di = await volunteer('Di')
  await profiles.withdraw(db, di, { wording: 'I offer no more.', how: 'form' })
  expect(await profiles.find(db, di.id)).toBeUndefined()
  expect(await consents.stands(db, di, 'email', profiles.list)).toBe(false)
})

test('a skill refused is offered no more, until it is offered again', async () => {
  const ed = await volunteer('Ed', { skills: [1, 2, 3] })
  await refusals.refuse(db, ed, [1, 3])
  await refusals.refuse(db, ed, [3])
  await refusals.refuse(db, ed, [])
  await refusals.refuse(db, ed, [])
  expect((await refusals.list(db, ed)).toSorted()).toEqual([1, 3, null])
  expect((await profiles.find(db, ed.id))?.skills).toEqual([2])
  await profiles.save(db, ed, { ...everything, skills: [2, 3] }, promised)
  expect((await refusals.list(db, ed)).toSorted()).toEqual([1, null])
  await refusals.takeBack(db, ed, [1, null])
  expect(await refusals.list(db, ed)).toEqual([])
})

test.each([{ times: ['sat-noon'] }, { times: ['someday'] }, { languages: ['English!'] }, { miles: -1 }, { miles: 501 }, { counted_on: 'x'.repeat(1001) }])('the database takes no %j', async (offer) => {
  const fay = await people.welcome(db, { email: 'fay@arden.example', name: 'Fay' })
  await expect(profiles.save(db, fay, { ...everything, ...offer }, promised)).rejects.toThrow('check constraint')
})

test('the lists are the office’s to change: a name stands once, and what is retired stays where it was chosen', async () => {
  expect(await choices.add(db, priya, 'skill', 'Juggling')).toBe('saved')
  expect(await choices.add(db, priya, 'skill', 'juggling')).toBe('known already')
  expect(await choices.add(db, priya, 'issue', 'Juggling')).toBe('saved')
  const id = await db.selectFrom('volunteer_choices').select('id').where('name', '=', 'Juggling').where('kind', '=', 'skill').executeTakeFirstOrThrow().then((row) => row.id)
  expect(await choices.change(db, priya, id, { name: 'Cooking', offered: true })).toBe('known already')
  expect(await choices.change(db, priya, id, { name: 'Juggling clubs', offered: false })).toBe('saved')
  expect((await choices.open(db)).some((offered) => offered.id === id)).toBe(false)
  expect((await choices.list(db)).find((known) => known.id === id)?.name).toBe('Juggling clubs')
  expect(await choices.change(db, priya, id, { name: 'Juggling clubs', offered: true })).toBe('saved')
  expect((await choices.open(db)).some((offered) => offered.id === id)).toBe(true)
  expect(await choices.change(db, priya, 99_999, { name: 'Nothing', offered: true })).toBe('gone')
  const told = await db.selectFrom('audit_entries').select('act').where('subject', '=', 'volunteer choice').orderBy('id').execute()
  expect(told.map(({ act }) => act)).toEqual(['add', 'add', 'change', 'change'])
})
