import { expect, test } from 'vitest'
import * as applying from '#domain/groups/applying.ts'
import * as checklists from '#domain/groups/checklists.ts'
import * as members from '#domain/groups/members.ts'
import * as steps from '#domain/groups/steps.ts'
import { db, queued } from '../../house.ts'
import { applied, enter, now, on, organiser, somebody, team, wording } from './world.ts'

const all: steps.Status[] = ['applied', 'forming', 'affiliated', 'dormant', 'closed']
const done = { conversation_on: on, agreement_on: on, first_meeting_on: on, mentor_id: null, mentor: 'Priya' }

test('a group that somebody applied for is seen by nobody, and has no lead, until an organiser lets it form', async () => {
  const { group, applicant } = await applied()
  expect(await applying.of(db, group)).toMatchObject({ name: 'Bea Applicant', email: 'bea.applicant@brook.example', why: 'Nobody else does.', first_people: 'Bea, Cy and Dot' })
  expect(await members.ofPerson(db, applicant.id)).toEqual([])
  expect(await steps.take(db, organiser, group, { became: 'forming', on })).toBe('done')
  expect(await members.ofPerson(db, applicant.id)).toMatchObject([{ id: group.id, role: 'lead', status: 'forming' }])
  expect((await db.selectFrom('deeds').select('kind').where('person_id', '=', applicant.id).orderBy('id').execute()).map(({ kind }) => kind)).toEqual(['applied-for-group', 'joined-group', 'led-group'])
  expect((await queued('group-step-letter')).length).toBeGreaterThan(0)
})

test('it is affiliated once the list is done, and not before, whoever asks', async () => {
  const { group } = await applied()
  await steps.take(db, organiser, group, { became: 'forming', on })
  expect(await checklists.lacks(db, await now(group))).toEqual(['conversation', 'agreement', 'two leads', 'first meeting'])
  expect(await steps.take(db, organiser, group, { became: 'affiliated', on })).toBe('not ready')
  await checklists.keep(db, organiser, group, done)
  expect(await checklists.lacks(db, await now(group))).toEqual(['two leads'])
  await expect(db.updateTable('groups').set({ status: 'affiliated' }).where('id', '=', group.id).execute()).rejects.toMatchObject({ constraint: 'groups_list_done' })
  await members.join(db, group, await somebody('Second Lead'), { role: 'lead', how: 'form', wording })
  expect(await steps.take(db, organiser, group, { became: 'affiliated', on: '2026-12-24' })).toBe('done')
  expect(await now(group)).toMatchObject({ status: 'affiliated', since: '2026-12-24' })
  expect(await steps.list(db, group)).toMatchObject([{ was: 'forming', became: 'affiliated', actor: 'Priya' }, { was: 'applied', became: 'forming' }, { was: null, became: 'applied' }])
})

test.each(['dormant', 'closed'] as const)('nothing becomes %s without a reason', async (became) => {
  const group = await enter()
  expect(await steps.take(db, organiser, group, { became, reason: '  ', on })).toBe('no reason')
  expect(await steps.take(db, organiser, group, { became, reason: 'Everybody moved to Winnick.', on })).toBe('done')
  expect((await steps.list(db, group))[0]).toMatchObject({ was: 'affiliated', became, reason: 'Everybody moved to Winnick.' })
})

test('a step that is not on the way is refused by the verb and by the database', async () => {
  const allowed: Record<string, string[]> = { applied: ['forming', 'closed'], forming: ['affiliated', 'closed'], affiliated: ['dormant', 'closed'], dormant: ['affiliated', 'closed'], closed: ['forming'] }
  for (const from of all) {
    const to = all.filter((status) => status !== from && !allowed[from]?.includes(status))
    const { id } = await db.insertInto('groups').values({ slug: `way-from-${from}`, name: from, kind: 'chapter', status: from }).returning('id').executeTakeFirstOrThrow()
    expect([...steps.waysFrom({ kind: 'chapter', status: from })]).toEqual(allowed[from])
    for (const became of to) {
      expect(await steps.take(db, organiser, { id }, { became, reason: 'So.', on })).toBe('no such step')
      await expect(db.updateTable('groups').set({ status: became }).where('id', '=', id).execute()).rejects.toMatchObject({ constraint: 'groups_step' })
    }
  }
})

test('what was refused leaves nothing behind', async () => {
  const group = await enter()
  const letters = await queued('group-step-letter')
  await steps.take(db, organiser, group, { became: 'forming', on })
  await steps.take(db, organiser, group, { became: 'closed', on })
  expect(await steps.list(db, group)).toHaveLength(1)
  expect(await queued('group-step-letter')).toEqual(letters)
})

test('of two organisers who decide at once, one does', async () => {
  const { group } = await applied('Twice Asked')
  const answers = await Promise.all([1, 2, 3].map(() => steps.take(db, organiser, group, { became: 'forming', reason: '', on })))
  expect(answers.toSorted()).toEqual(['done', 'no such step', 'no such step'])
  expect((await steps.list(db, group)).filter(({ became }) => became === 'forming')).toHaveLength(1)
})

test('a team that is approved is at work at once, led by who proposed it', async () => {
  const { group, lead } = await team('2027-03-01')
  expect(await now(group)).toMatchObject({ status: 'affiliated', kind: 'action-team', ends_on: '2027-03-01' })
  expect(await members.ofPerson(db, lead.id)).toMatchObject([{ role: 'lead' }])
})

test('a team whose end lies behind it is not approved', async () => {
  const late = await applying.propose(db, await somebody('Late'), { name: 'Too late', endsOn: '2026-12-01', purpose: '', firstSteps: '', wanted: '' }, { wording, on })
  expect(await steps.take(db, organiser, late, { became: 'affiliated', on: '2026-12-01' })).toBe('not ready')
})
