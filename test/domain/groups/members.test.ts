import { expect, test } from 'vitest'
import * as members from '#domain/groups/members.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as steps from '#domain/groups/steps.ts'
import * as consents from '#domain/people/consents.ts'
import { db, queued } from '../../house.ts'
import { applied, enter, ledBy, on, organiser, somebody, wording } from './world.ts'

const agrees = (group: { id: number }, person: { id: number }) => consents.stands(db, person, 'email', members.listOf(group))
const kinds = async (person: { id: number }) => (await db.selectFrom('deeds').select('kind').where('person_id', '=', person.id).orderBy('id').execute()).map(({ kind }) => kind)

test('joining twice is joining once, and says once in the ledger what was agreed to', async () => {
  const [group, ana] = [await enter(), await somebody('Ana')]
  const told = (await queued('member-joined-letter')).length
  for (const _ of [1, 2]) expect(await members.join(db, group, ana, { how: 'form', wording })).toBe(true)
  expect(await rolls.ofGroup(db, group)).toMatchObject([{ name: 'Ana', email: 'ana@brook.example', role: 'member', agrees: true }])
  expect(await db.selectFrom('consents').select(['list', 'given', 'wording']).where('person_id', '=', ana.id).execute()).toEqual([{ list: `group:${group.id}`, given: true, wording }])
  expect(await kinds(ana)).toEqual(['joined-group'])
  expect((await queued('member-joined-letter')).length).toBe(told + 1)
})

test('who joins at the same moment twice is in once', async () => {
  const [group, ana] = [await enter(), await somebody('Ana Again')]
  await Promise.all([1, 2, 3].map(() => members.join(db, group, ana, { how: 'form', wording })))
  expect(await rolls.count(db, group)).toBe(1)
})

test('leaving ends the letters of this group and of no other, and may be undone by coming back', async () => {
  const [one, other, ben] = [await enter(), await enter({ name: 'Winnick Neighbors' }), await somebody('Ben')]
  for (const group of [one, other]) await members.join(db, group, ben, { how: 'form', wording })
  expect(await members.leave(db, one, ben, { how: 'form', wording: 'Leave' })).toBe('done')
  expect([await agrees(one, ben), await agrees(other, ben)]).toEqual([false, true])
  expect(await members.leave(db, one, ben, { how: 'form', wording: 'Leave' })).toBe('gone')
  expect(await members.ofPerson(db, ben.id)).toMatchObject([{ name: 'Winnick Neighbors', endedAt: null }, { name: 'Arden Neighbors', endedAt: expect.any(Date) }])
  await members.join(db, one, ben, { how: 'form', wording })
  expect(await agrees(one, ben)).toBe(true)
  expect(await kinds(ben)).toEqual(['joined-group', 'joined-group', 'left-group', 'joined-group'])
})

test.each(['applied', 'dormant', 'closed'] as const)('nobody comes into a group that is %s', async (status) => {
  const { group } = status === 'applied' ? await applied('Cy') : { group: await enter() }
  if (status !== 'applied') await steps.take(db, organiser, group, { became: status, reason: 'So.', on })
  const dot = await somebody('Dot')
  expect(await members.join(db, group, dot, { how: 'form', wording })).toBe(false)
  expect(await agrees(group, dot)).toBe(false)
})

test('the last lead of a group stays until somebody else leads it', async () => {
  const { group, lead } = await ledBy('Lea')
  const next = await somebody('Nex')
  await members.join(db, group, next, { how: 'form', wording })
  expect(await members.leave(db, group, lead, { how: 'form', wording: 'Leave' })).toBe('last lead')
  expect(await members.remove(db, organiser, group, lead)).toBe('last lead')
  expect(await members.changeRole(db, organiser, group, lead, 'member')).toBe('last lead')
  expect(await members.changeRole(db, organiser, group, next, 'lead')).toBe('done')
  expect(await kinds(next)).toEqual(['joined-group', 'led-group'])
  const answers = await Promise.all([lead, next].map((person) => members.leave(db, group, person, { how: 'form', wording: 'Leave' })))
  expect(answers.toSorted()).toEqual(['done', 'last lead'])
  expect(await rolls.leadsOf(db, group)).toHaveLength(1)
})

test('a lead takes a member out: their letters end, and the record says who did it', async () => {
  const { group } = await ledBy('Lou')
  const eve = await somebody('Eve')
  await members.join(db, group, eve, { how: 'form', wording })
  expect(await members.remove(db, { id: 'lou', name: 'Lou' }, group, eve)).toBe('done')
  expect(await agrees(group, eve)).toBe(false)
  expect(await rolls.roleOf(db, group, eve)).toBeUndefined()
  expect(await db.selectFrom('audit_entries').select(['actor', 'act']).orderBy('id', 'desc').limit(1).execute()).toEqual([{ actor: 'Lou', act: 'take a member out of' }])
})

test('leads stand first in the roll, then the others by name', async () => {
  const { group } = await ledBy('Zoe')
  for (const name of ['Fay', 'Abe']) await members.join(db, group, await somebody(name), { how: 'form', wording })
  expect((await rolls.ofGroup(db, group)).map(({ name }) => name)).toEqual(['Zoe', 'Abe', 'Fay'])
  expect((await rolls.ofGroup(db, group, { skip: 2 })).map(({ name }) => name)).toEqual(['Fay'])
})
