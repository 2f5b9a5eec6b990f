import { beforeEach, expect, test } from 'vitest'
import * as applying from '#domain/groups/applying.ts'
import * as members from '#domain/groups/members.ts'
import * as steps from '#domain/groups/steps.ts'
import * as termKeys from '#domain/groups/term-keys.ts'
import * as terms from '#domain/groups/terms.ts'
import { db, queued } from '../../house.ts'
import { enter, now, on, organiser, somebody, team, wording } from './world.ts'

const lead = { id: 'person:1', name: 'Tam Lead' }
const asked = async (group: { id: number }) => (await queued('team-term-letter')).filter(({ groupId }) => groupId === group.id).map(({ days, aboutOn }) => `${days} before ${aboutOn}`)

beforeEach(() => db.updateTable('groups').set({ status: 'closed' }).where('status', '=', 'affiliated').execute())

test('a team is asked thirty and seven days before its end, each once', async () => {
  const { group } = await team('2027-03-31')
  const days = ['2027-02-28', '2027-03-01', '2027-03-01', '2027-03-02', '2027-03-23', '2027-03-24', '2027-03-25', '2027-03-30']
  const counts = []
  for (const day of days) counts.push(await terms.ask(db, day))
  expect(counts).toEqual([0, 1, 0, 0, 0, 1, 0, 0])
  expect(await asked(group)).toEqual(['30 before 2027-03-31', '7 before 2027-03-31'])
})

test('a day on which nobody asked is made up for, and the nearer question is asked alone', async () => {
  const { group } = await team('2027-03-31')
  await terms.ask(db, '2027-03-10')
  await terms.ask(db, '2027-03-28')
  expect(await asked(group)).toEqual(['30 before 2027-03-31', '7 before 2027-03-31'])
  const brief = await team('2026-11-27', 'Brief Lead')
  await terms.ask(db, on)
  expect(await asked(brief.group)).toEqual(['7 before 2026-11-27'])
})

test('on its day a team closes by itself, once, with its reason; the day before it does not', async () => {
  const { group } = await team('2027-03-31')
  expect(await terms.closeDue(db, '2027-03-30')).toBe(0)
  expect(await terms.closeDue(db, '2027-03-31')).toBe(1)
  expect(await terms.closeDue(db, '2027-03-31')).toBe(0)
  expect(await now(group)).toMatchObject({ status: 'closed', since: '2027-03-31', ends_on: '2027-03-31' })
  expect((await steps.list(db, group))[0]).toMatchObject({ became: 'closed', actor: 'Commonweal', reason: 'The day on which it was to end has come.' })
})

test('a team that nobody approved is not asked, and not closed by the clock', async () => {
  await applying.propose(db, await somebody('Patient'), { name: 'Waiting', endsOn: '2026-12-01', purpose: '', firstSteps: '', wanted: '' }, { wording, on })
  expect([await terms.ask(db, '2026-11-25'), await terms.closeDue(db, '2026-12-02')]).toEqual([0, 0])
})

test('extended, a team is asked anew before its new day', async () => {
  const { group } = await team('2027-03-31')
  await terms.ask(db, '2027-03-02')
  expect(await terms.decide(db, lead, group, { kind: 'extend', until: '2027-05-31', reason: 'The count goes on.' }, '2027-03-02')).toBe('done')
  expect((await steps.list(db, group))[0]).toMatchObject({ was: 'affiliated', became: 'affiliated', reason: 'Until 2027-05-31: The count goes on.', actor: 'Tam Lead' })
  expect(await terms.closeDue(db, '2027-03-31')).toBe(0)
  await terms.ask(db, '2027-05-01')
  expect(await asked(group)).toEqual(['30 before 2027-03-31', '30 before 2027-05-31'])
})

test.each(['2027-03-31', '2027-03-01', '2026-01-01', '2028-03-03'])('a team is not extended to %s: that is no later day, or further than a year', async (until) => {
  const { group } = await team('2027-03-31')
  expect(await terms.decide(db, lead, group, { kind: 'extend', until, reason: 'So.' }, '2027-03-02')).toBe('not that day')
  expect(await terms.decide(db, lead, group, { kind: 'extend', until: '2027-04-30', reason: ' ' }, '2027-03-02')).toBe('no reason')
  expect(await now(group)).toMatchObject({ ends_on: '2027-03-31' })
})

test('a team that finishes is closed with its report', async () => {
  const { group } = await team('2027-03-31')
  expect(await terms.decide(db, lead, group, { kind: 'finish', report: 'We counted 4,000 riders.' }, '2027-02-02')).toBe('done')
  expect(await now(group)).toMatchObject({ status: 'closed', closing_report: 'We counted 4,000 riders.', since: '2027-02-02' })
  expect(await terms.decide(db, lead, group, { kind: 'finish', report: '' }, '2027-02-03')).toBe('not now')
})

test('a team that becomes standing has no end, and is reviewed every year', async () => {
  const { group } = await team('2027-03-31')
  expect(await terms.decide(db, lead, group, { kind: 'become standing', reason: 'Buses will always need counting.' }, '2027-03-02')).toBe('done')
  expect(await now(group)).toMatchObject({ kind: 'standing-team', ends_on: null, review_on: '2028-03-02' })
  expect(await terms.ask(db, '2028-03-01')).toBe(0)
  expect(await terms.ask(db, '2028-03-05')).toBe(1)
  expect(await terms.ask(db, '2028-03-06')).toBe(0)
  expect(await terms.decide(db, lead, group, { kind: 'go on' }, '2028-03-06')).toBe('done')
  expect(await now(group)).toMatchObject({ review_on: '2029-03-06' })
  expect(await terms.decide(db, lead, group, { kind: 'extend', until: '2028-05-01', reason: 'So.' }, '2028-03-06')).toBe('not now')
})

test('a chapter is asked nothing and cannot be ended by a term', async () => {
  const group = await enter({ kind: 'chapter' })
  expect(await terms.ask(db, '2030-01-01')).toBe(0)
  expect(await terms.decide(db, lead, group, { kind: 'become standing', reason: 'So.' }, on)).toBe('not now')
  expect(await terms.decide(db, lead, group, { kind: 'finish', report: '' }, on)).toBe('not now')
})

test('a key is good for the lead it was made for, while they lead, for sixty days', async () => {
  const { group, lead: tam } = await team('2027-03-31', 'Key Lead')
  const token = await termKeys.issue(db, group, tam.id, '2027-03-01')
  expect(await termKeys.find(db, token, '2027-04-30')).toMatchObject({ group: { id: group.id }, person: { name: 'Key Lead' } })
  expect(await termKeys.find(db, token, '2027-05-01')).toBeUndefined()
  expect(await termKeys.find(db, `${token}x`, '2027-03-02')).toBeUndefined()
  await members.join(db, group, await somebody('Other Key'), { role: 'lead', how: 'form', wording })
  await members.changeRole(db, organiser, group, tam, 'member')
  expect(await termKeys.find(db, token, '2027-03-02')).toBeUndefined()
})
