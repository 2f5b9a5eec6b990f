import { expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import * as answering from '#domain/volunteering/answering.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as attendance from '#domain/volunteering/attendance.ts'
import * as calling from '#domain/volunteering/calling.ts'
import * as candidates from '#domain/volunteering/candidates.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import * as links from '#domain/volunteering/links.ts'
import * as refusals from '#domain/volunteering/refusals.ts'
import type { Person } from '#domain/people/person.ts'
import { db, house, queued } from '../../house.ts'
import { askFor, choice, now, openCall, place, priya, promised, saturday, volunteer } from '../../volunteers.ts'

const when = { now }
const after = { now: new Date('2026-12-06T12:00:00Z') }
const rank = async (call: { id: number }, atlas = house.atlas()) => candidates.forCall(db, atlas, await found(call), { reach: 'everyone', now })
const found = async ({ id }: { id: number }) => (await helpCalls.find(db, id))!
const askingOf = async (call: { id: number }, person: Pick<Person, 'id'>) => (await askings.ofPerson(db, call.id, person.id))!
const tokenFor = async (call: { id: number }, person: Pick<Person, 'id'>) => (await links.issue(db, await askingOf(call, person), crypto.randomUUID()))!
const say = async (call: { id: number }, person: Pick<Person, 'id'>, said: answering.Said, at = when) => answering.answer(db, await tokenFor(call, person), said, at)
const told = async (call: { id: number }, person: Pick<Person, 'id'>) => {
  const { id } = await askingOf(call, person)
  return (await queued('help-letter')).filter(({ askingId }) => askingId === id).map(({ notice }) => notice)
}
const deedsOf = async (person: Pick<Person, 'id'>) =>
  (await db.selectFrom('deeds').select('kind').where('person_id', '=', person.id).where('subject', '=', 'help-call').orderBy('id').execute()).map(({ kind }) => kind)

test('those who fit are ranked with reasons, by skill, way, time and how it went before', async () => {
  const [phones, driving] = [await choice('Phone calls'), await choice('Driving')]
  const best = await volunteer('Best', { skills: [phones, driving], times: ['sat-morning'], miles: 10 })
  const far = await volunteer('Far', { skills: [phones], times: ['sat-morning'], miles: 4 }, 'port_quill')
  const busy = await volunteer('Busy', { skills: [phones], times: ['mon-evening'] }, 'winnick')
  await volunteer('Cook', { skills: [await choice('Cooking')] })
  const call = await openCall({ skills: [phones, driving] })
  const { best: ranked, all } = await rank(call)
  expect(all).toBe(3)
  expect(ranked.map(({ name }) => name)).toEqual([best.name, far.name, busy.name])
  expect(ranked[0]).toMatchObject({ skills: [phones, driving], free: 'all of it', away: 0, reachable: true, came: 0, missed: 0 })
  expect(ranked[1]).toMatchObject({ skills: [phones], free: 'all of it', reachable: false })
  expect(ranked[1]?.away).toBeCloseTo(10.2, 1)
  expect((await rank(call, { ...house.atlas(), districts: undefined })).best.map(({ away }) => away)).toEqual([0, 'same county', 'same county'])
  expect(await askFor(call, [best, far, busy])).toBe(3)
  expect((await rank(call)).all).toBe(0)
})

test('nobody is asked without their consent, beyond reach, or twice', async () => {
  const skill = await choice('Interpreting')
  const [ana, bo, cy] = [await volunteer('Ana', { skills: [skill] }), await volunteer('Bo', { skills: [skill] }), await volunteer('Cy', { skills: [skill] })]
  await consents.state(db, bo, { channel: 'email', list: 'volunteering', given: false, ...promised })
  const call = await openCall({ skills: [skill], languages: [] })
  const onlyAna = (inner: typeof db) => inner.selectFrom('people').select('id as person_id').where('id', '=', ana.id)
  expect(await askFor(call, [ana, bo, cy], onlyAna)).toBe(1)
  expect(await askFor(call, [ana, bo, cy])).toBe(1)
  expect(await askFor(call, [ana, bo, cy])).toBe(0)
  expect((await askings.list(db, call)).map(({ name }) => name)).toEqual(['Ana', 'Cy'])
  expect(await told(call, ana)).toEqual(['asked'])
})

test('places fill, then people wait; whoever withdraws makes room for the one who waits longest', async () => {
  const [ana, bo, cy] = [await volunteer('Ana'), await volunteer('Bo'), await volunteer('Cy')]
  const call = await openCall()
  await askFor(call, [ana, bo, cy])
  expect([await say(call, ana, 'yes'), await say(call, bo, 'yes'), await say(call, cy, 'yes')]).toEqual(['yes', 'waiting', 'waiting'])
  expect(await say(call, ana, 'yes')).toBe('yes')
  expect(await found(call)).toMatchObject({ taken: 1, waiting: 2, asked: 3 })
  expect(await say(call, ana, 'withdrawn')).toBe('withdrawn')
  expect([(await askingOf(call, bo)).answer, (await askingOf(call, cy)).answer, (await found(call)).taken]).toEqual(['yes', 'waiting', 1])
  expect(await told(call, bo)).toEqual(['asked', 'waiting', 'freed'])
  expect(await told(call, cy)).toEqual(['asked', 'waiting'])
  expect(await say(call, ana, 'yes')).toBe('waiting')
  expect([await deedsOf(ana), await deedsOf(bo), await deedsOf(cy)]).toEqual([['said-yes'], ['said-yes'], []])
})

test('two who say yes at once to the last place: one gets it, the other waits', async () => {
  const all = await Promise.all(['Uma', 'Vic', 'Wes', 'Xia', 'Yul', 'Zoe'].map((name) => volunteer(name)))
  const call = await openCall({ places: 2 })
  await askFor(call, all)
  const tokens = await Promise.all(all.map((person) => tokenFor(call, person)))
  const answers = await Promise.all(tokens.map((token) => answering.answer(db, token, 'yes', when)))
  expect(answers.toSorted()).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'yes', 'yes'])
  expect((await found(call)).taken).toBe(2)
  await Promise.all(tokens.map((token, at) => (answers[at] === 'yes' ? answering.answer(db, token, 'withdrawn', when) : answering.answer(db, token, 'yes', when))))
  expect((await askings.list(db, call)).filter(({ answer }) => answer === 'yes')).toHaveLength(2)
  expect(await found(call)).toMatchObject({ taken: 2, waiting: 2 })
})

test('the database itself refuses one too many', async () => {
  const call = await openCall()
  await expect(db.updateTable('help_calls').set({ taken: 2 }).where('id', '=', call.id).execute()).rejects.toThrow('check constraint')
})

test('"never for this" is remembered and respected: for the skills of the call, or for help of no kind', async () => {
  const [skill, other] = [await choice('Design'), await choice('Photography')]
  const ana = await volunteer('Ana', { skills: [skill, other] })
  const call = await openCall({ skills: [skill] })
  await askFor(call, [ana])
  expect(await say(call, ana, 'never')).toBe('never')
  expect(await refusals.list(db, ana)).toEqual([skill])
  const again = await openCall({ skills: [skill] })
  const wider = await openCall({ skills: [skill, other] })
  expect([(await rank(again)).all, (await rank(wider)).best.map(({ skills }) => skills)]).toEqual([0, [[other]]])

  const general = await openCall()
  await askFor(general, [ana])
  await say(general, ana, 'never')
  expect((await rank(await openCall())).best.map(({ id }) => id)).not.toContain(ana.id)
})

test('"not this time" says nothing about the next time', async () => {
  const ana = await volunteer('Ned')
  const call = await openCall()
  await askFor(call, [ana])
  expect(await say(call, ana, 'not-now')).toBe('not-now')
  expect(await refusals.list(db, ana)).toEqual([])
  expect((await rank(await openCall())).best.map(({ id }) => id)).toContain(ana.id)
})

test('whoever offers by themselves takes a place like any other, also after "not this time"', async () => {
  const [ana, stranger] = [await volunteer('Ola'), await people.welcome(db, { email: 'pat@arden.example', name: 'Pat' })]
  const call = await openCall()
  await askFor(call, [ana])
  await say(call, ana, 'not-now')
  expect([await answering.offer(db, call.id, ana, when), await answering.offer(db, call.id, stranger, when), await answering.offer(db, call.id, ana, when)]).toEqual(['yes', 'waiting', 'yes'])
  expect(await answering.offer(db, 99_999, ana, when)).toBeUndefined()
  expect((await found(call)).taken).toBe(1)
})

test('a closed call takes no yes, tells those who have a place and those who wait, and lets go whoever cannot come', async () => {
  const [ana, bo, cy] = [await volunteer('Quin'), await volunteer('Ravi'), await volunteer('Sol')]
  const call = await openCall()
  await askFor(call, [ana, bo, cy])
  await say(call, ana, 'yes')
  await say(call, bo, 'yes')
  for (const _ of [1, 2]) await calling.close(db, priya, call.id, when)
  expect([await told(call, ana), await told(call, bo), await told(call, cy)]).toEqual([['asked', 'yes', 'closed'], ['asked', 'waiting', 'not-needed'], ['asked']])
  expect([await say(call, cy, 'yes'), await say(call, ana, 'withdrawn'), (await askingOf(call, bo)).answer]).toEqual(['too late', 'withdrawn', 'waiting'])
  expect(await found(call)).toMatchObject({ taken: 0 })
  expect(await askFor(call, [await volunteer('Tess')])).toBeUndefined()
})

test('a cancelled call tells everybody who said yes, with the reason kept', async () => {
  const [ana, bo] = [await volunteer('Ugo'), await volunteer('Val')]
  const call = await openCall()
  await askFor(call, [ana, bo])
  await say(call, ana, 'yes')
  await say(call, bo, 'yes')
  for (const reason of ['Snow.', 'Rain.']) await calling.cancel(db, priya, call.id, reason, when)
  expect([await told(call, ana), await told(call, bo)]).toEqual([['asked', 'yes', 'cancelled'], ['asked', 'waiting', 'cancelled']])
  expect(await found(call)).toMatchObject({ reason: 'Snow.' })
  expect([helpCalls.stageOf(await found(call), now), await say(call, ana, 'withdrawn'), await answering.offer(db, call.id, ana, when)]).toEqual(['cancelled', 'too late', 'too late'])
})

test('another time or place is told to whoever said yes; more places go to those who wait; fewer than are taken are refused', async () => {
  const [ana, bo] = [await volunteer('Wim'), await volunteer('Xena')]
  const call = await openCall()
  await askFor(call, [ana, bo])
  await say(call, ana, 'yes')
  await say(call, bo, 'yes')
  expect(await calling.edit(db, priya, call.id, { ...saturday, title: 'Another title', places: 2 }, when)).toBe('saved')
  expect([await told(call, ana), await told(call, bo)]).toEqual([['asked', 'yes'], ['asked', 'waiting', 'freed']])
  expect(await calling.edit(db, priya, call.id, { ...saturday, places: 1 }, when)).toBe('more have a place')
  await calling.edit(db, priya, call.id, { ...saturday, places: 2, starts_local: '2026-12-05 09:00' }, when)
  await calling.edit(db, priya, call.id, { ...saturday, places: 2, starts_local: '2026-12-05 09:00' }, when)
  expect([await told(call, ana), await told(call, bo)]).toEqual([['asked', 'yes', 'changed'], ['asked', 'waiting', 'freed', 'changed']])
  expect(await calling.edit(db, priya, 99_999, saturday, when)).toBe('gone')
})

test('local times are kept with their zone, and lie where that zone’s clocks say', async () => {
  const call = await found(await openCall({ starts_local: '2026-07-04 10:00', ends_local: '2026-07-04 11:00', zone: 'America/Los_Angeles' }))
  expect([call.starts_local, call.starts_at.toISOString(), call.town]).toEqual(['2026-07-04 10:00:00', '2026-07-04T17:00:00.000Z', 'Arden'])
})

test('who came is written down once it has begun, thanked once, and counts the next time', async () => {
  const [ana, bo, cy] = [await volunteer('Yara', { times: ['sat-morning'] }), await volunteer('Zed', { times: ['sat-morning'] }), await volunteer('Abe')]
  const call = await openCall({ places: 3 })
  await askFor(call, [ana, bo, cy])
  await say(call, ana, 'yes')
  await say(call, bo, 'yes')
  const [anas, bos, cys] = [await askingOf(call, ana), await askingOf(call, bo), await askingOf(call, cy)]
  const came = new Map([[anas.id, true], [bos.id, false], [cys.id, true]])
  expect(await attendance.tick(db, priya, call.id, came, when)).toBe(0)
  expect([await attendance.tick(db, priya, call.id, came, after), await attendance.tick(db, priya, call.id, came, after)]).toEqual([2, 0])
  expect([await deedsOf(ana), await deedsOf(bo), await deedsOf(cy)]).toEqual([['said-yes', 'helped'], ['said-yes'], []])
  expect([(await told(call, ana)).at(-1), (await told(call, bo)).at(-1)]).toEqual(['thanks', 'yes'])
  const { best } = await rank(await openCall())
  expect(best.find(({ id }) => id === ana.id)).toMatchObject({ came: 1, missed: 0 })
  expect(best.find(({ id }) => id === bo.id)).toMatchObject({ came: 0, missed: 1 })
  expect(best.findIndex(({ id }) => id === ana.id)).toBeLessThan(best.findIndex(({ id }) => id === bo.id))
  expect(await attendance.tick(db, priya, call.id, new Map([[anas.id, false], [bos.id, true]]), after)).toBe(1)
  expect([(await askingOf(call, ana)).came, (await askingOf(call, bo)).came]).toEqual([true, true])
})

test('the public list shows what still takes answers, and nothing that is not meant for it', async () => {
  const [shown, quiet, closed, past] = [await openCall({ places: 5 }), await openCall({ listed: false }), await openCall(), await openCall({ starts_local: '2026-12-01 10:00', ends_local: '2026-12-01 11:00' })]
  await calling.close(db, priya, closed.id, when)
  const ids = (await helpCalls.upcoming(db, now)).map(({ id }) => id)
  expect([shown, quiet, closed, past].map(({ id }) => ids.includes(id))).toEqual([true, false, false, false])
  expect([await helpCalls.findUpcoming(db, quiet.id, now), (await helpCalls.findUpcoming(db, shown.id, now))?.id]).toEqual([undefined, shown.id])
  expect((await helpCalls.list(db, [], 'to come', now)).length + (await helpCalls.list(db, [1], 'over', now)).length).toBe(0)
  expect((await helpCalls.list(db, 'all', 'over', now)).map(({ id }) => id)).toContain(past.id)
})

test('a link that we did not write leads nowhere', async () => {
  expect([await askings.withToken(db, 'nothing'), await answering.answer(db, 'nothing', 'yes', when)]).toEqual([undefined, undefined])
  expect(place('arden')).toMatch(/arden$/)
})
