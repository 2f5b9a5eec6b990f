import { beforeAll, expect, test } from 'vitest'
import * as actions from '#domain/actions/actions.ts'
import * as moderating from '#domain/actions/moderating.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as submissions from '#domain/actions/submissions.ts'
import * as everything from '#domain/people/everything.ts'
import * as following from '#domain/people/following.ts'
import * as forgetting from '#domain/people/forgetting.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import * as timeline from '#domain/people/timeline.ts'
import * as audit from '#platform/audit.ts'
import { db, queued } from '../../house.ts'

const actor = { id: 'priya', name: 'Priya' }
const email = 'ally@bridge.example'
const by = { name: 'Ally Bridges', email, wording: 'You may publish it.' }
const words: submissions.Words = {
  organization: 'The Bridge Alliance', title: 'Mend the bridges', ask: 'Ask for the money.', why: 'They fall.', addresses: 'committee', whom: 'Transportation', bill_number: 'H.77', link: 'https://bridge.example/', closes_on: '2999-12-31',
}

let ally: Person
beforeAll(async () => { ally = await people.welcome(db, by) })

const submit = (over: Partial<submissions.Words> = {}) => submissions.submit(db, ally, { ...words, ...over }, by)
const standing = async (one: { id: number }) => submissions.standingOf((await submissions.find(db, one.id))!)

test('the same words from the same address are one submission, other words another', async () => {
  const [once, again, other] = [await submit(), await submit(), await submit({ title: 'Paint the bridges' })]
  expect(again.id).toBe(once.id)
  expect(other.id).not.toBe(once.id)
  expect(await Promise.all([submit({ title: 'At once' }), submit({ title: 'At once' })])).toMatchObject([{ id: expect.any(Number) }, { id: expect.any(Number) }])
  expect((await submissions.waiting(db)).oldest.filter(({ title }) => title === 'At once')).toHaveLength(1)
  expect((await queued('submission-letter')).filter(({ submissionId }) => submissionId === once.id)).toEqual([{ submissionId: once.id, became: 'waiting' }])
})

test('it waits, is taken up as a draft with credit, and is published; each is written down', async () => {
  const one = await submit({ title: 'Whole way' })
  expect(await standing(one)).toBe('waiting')
  const draft = await moderating.takeUp(db, actor, one)
  expect(await moderating.takeUp(db, actor, one)).toEqual({ id: draft.id })
  expect(await standing(one)).toBe('editing')
  const action = (await actions.find(db, draft.id))!
  expect(action).toMatchObject({ title: 'Whole way', credit: 'The Bridge Alliance', ask: 'Ask for the money.', bill_committee: 'Transportation', fact_sheet_url: 'https://bridge.example/', published_at: null, script: '' })
  expect(action.closes_at).toEqual(new Date('2999-12-31T23:59:00'))
  expect(await publishing.publish(db, actor, action)).toEqual(['script', 'committee'])
  await db.updateTable('actions').set({ addresses: 'representative', script: 'Hello.' }).where('id', '=', draft.id).execute()
  expect(await publishing.publish(db, actor, action)).toEqual([])
  expect(await standing(one)).toBe('published')
  expect((await queued('submission-letter')).at(-1)).toEqual({ submissionId: one.id, became: 'published' })
  expect((await audit.list(db, { limit: 3 })).map(({ act }) => act)).toEqual(['publish', 'take up', 'draft'])
  await publishing.unpublish(db, actor, action)
  expect(await standing(one)).toBe('editing')
})

test('a refusal has a reason and can be taken back', async () => {
  const one = await submit({ title: 'Not now' })
  await expect(moderating.refuse(db, actor, one, '')).rejects.toThrow('check')
  await moderating.refuse(db, actor, one, 'It is for another state.')
  await moderating.refuse(db, actor, one, 'Again.')
  expect(await submissions.find(db, one.id)).toMatchObject({ reason: 'It is for another state.' })
  expect(await standing(one)).toBe('refused')
  await moderating.reconsider(db, actor, one)
  expect(await standing(one)).toBe('waiting')
})

test('the token of one submission opens no other, and none of another kind', async () => {
  const token = await following.tokenFor(db, 'action', { id: 7 })
  expect(await following.read(db, 'action', token)).toBe(7)
  expect(token).not.toContain('ally')
  for (const bad of [token.replace('7.', '8.'), token.slice(0, -1), `${token}x`, '7.', '7', '', `07${token.slice(1)}`, token.toUpperCase()]) expect(await following.read(db, 'action', bad), bad).toBeUndefined()
})

test('whoever is forgotten leaves the words and the credit, and neither name nor address', async () => {
  const one = await submit({ title: 'Kept words' })
  expect((await everything.about(db, ally)).find(({ table }) => table === 'action_submissions')?.rows.length).toBeGreaterThan(1)
  expect(JSON.stringify(await timeline.ofPerson(db, ally, { limit: 20 }))).toContain('submitted-action')
  await forgetting.forget(db, [ally.id], 'asked')
  expect(await submissions.find(db, one.id)).toMatchObject({ name: '', email: '', person_id: null, organization: 'The Bridge Alliance', title: 'Kept words' })
  expect((await submissions.list(db)).filter((kept) => kept.email !== '' || kept.name !== '')).toEqual([])
})
