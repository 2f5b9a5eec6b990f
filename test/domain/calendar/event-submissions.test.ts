import { beforeAll, expect, test } from 'vitest'
import * as events from '#domain/calendar/events.ts'
import * as rooms from '#domain/calendar/rooms.ts'
import * as stepping from '#domain/calendar/stepping.ts'
import * as submissions from '#domain/calendar/submissions.ts'
import { remove } from '#domain/calendar/writing.ts'
import * as everything from '#domain/people/everything.ts'
import * as following from '#domain/people/following.ts'
import * as forgetting from '#domain/people/forgetting.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import * as audit from '#platform/audit.ts'
import { happening, meeting, mira, now, startsOf } from '../../happenings.ts'
import { db, queued } from '../../house.ts'

const by = { name: 'Nora Neighbor', email: 'nora@bridge.example', wording: 'You may show it.' }
const { title, kind, venue, address, place_id, access, zone, starts, ends } = meeting
const told: submissions.Told = {
  title, kind, venue, address, place_id, access, zone, starts, ends, words: '<p>All are welcome.</p>', is_online: true, rule: 'FREQ=WEEKLY;COUNT=2', room: { address: 'https://meet.example/x', note: '' }, credit: 'The Bridge Alliance',
}

let nora: Person
beforeAll(async () => { nora = await people.welcome(db, by) })

async function submit(over: Partial<submissions.Told> = {}) {
  const { id } = await submissions.submit(db, nora, { ...told, ...over }, by, now)
  const submission = await submissions.find(db, id)
  if (!submission?.event_id) throw new Error('It was just submitted.')
  return { ...submission, event: submission.event_id }
}
const standing = async ({ id }: { id: number }) => submissions.standingOf(await submissions.find(db, id) ?? expect.fail())
const lettersAbout = async (event: number) => (await queued('event-decision-letter')).filter(({ eventId }) => eventId === event).map(({ became }) => became)

test('what somebody tells us is an event that waits, with its times and its room, credited in words and kept by no group', async () => {
  const one = await submit()
  expect(await events.find(db, one.event)).toMatchObject({ stage: 'waiting', group_id: null, credit: 'The Bridge Alliance', title: 'Monthly meeting', plain: 'All are welcome.' })
  expect(await startsOf({ id: one.event })).toEqual(['2026-11-03T19:00', '2026-11-10T19:00'])
  expect(await rooms.of(db, { id: one.event })).toEqual({ address: 'https://meet.example/x', note: '' })
  expect(one).toMatchObject({ name: 'Nora Neighbor', email: 'nora@bridge.example', title: 'Monthly meeting', reason: '', as: null })
  expect(await lettersAbout(one.event)).toEqual(['waiting'])
})

test('the same words from the same address are one, other words another', async () => {
  const [once, again, other] = [await submit({ title: 'Once' }), await submit({ title: 'Once' }), await submit({ title: 'Twice' })]
  expect(again.event).toBe(once.event)
  expect(other.id).not.toBe(once.id)
  await Promise.all([submissions.submit(db, nora, { ...told, title: 'At once' }, by, now), submissions.submit(db, nora, { ...told, title: 'At once' }, by, now)])
  expect((await events.roll(db, 'all', { words: 'At once' }))).toHaveLength(1)
})

test('it is edited, published and taken back; its standing says so, and each is told once', async () => {
  const one = await submit({ title: 'Whole way' })
  await stepping.step(db, mira, one.event, 'draft')
  expect(await standing(one)).toBe('editing')
  await stepping.step(db, mira, one.event, 'published')
  expect(await standing(one)).toBe('published')
  expect(await stepping.refuse(db, mira, one.event, { reason: 'Too late.' })).toBe(false)
  expect(await lettersAbout(one.event)).toEqual(['waiting', 'published'])
})

test('a refusal has a reason, is written down, and can be taken back', async () => {
  const one = await submit({ title: 'Not now' })
  expect([await stepping.refuse(db, mira, one.event, { reason: 'It is for another state.' }), await stepping.refuse(db, mira, one.event, { reason: 'Again.' })]).toEqual([true, false])
  expect([await standing(one), (await submissions.find(db, one.id))?.reason]).toEqual(['refused', 'It is for another state.'])
  expect((await audit.list(db, { limit: 1 }))[0]).toMatchObject({ act: 'refuse the event', after: expect.objectContaining({ refused_why: 'It is for another state.' }) })
  await stepping.step(db, mira, one.event, 'waiting')
  expect([await standing(one), (await events.find(db, one.event))?.refused_why]).toEqual(['waiting', ''])
})

test('whoever publishes and whoever refuses at once do not undo each other', async () => {
  for (let round = 0; round < 4; round++) {
    const one = await submit({ title: `Contested ${round}` })
    const [published, refused] = await Promise.all([stepping.step(db, mira, one.event, 'published'), stepping.refuse(db, mira, one.event, { reason: 'No.' })])
    const after = await events.find(db, one.event)
    expect([published, after?.stage, after?.refused_why]).toEqual([true, 'published', ''])
    expect(await lettersAbout(one.event)).toEqual(refused ? ['waiting', 'refused', 'published'] : ['waiting', 'published'])
  }
})

test('refused as one that is on the calendar, it leads there, while that is published', async () => {
  const known = await happening({ title: 'The known one' })
  const one = await submit({ title: 'The same one' })
  await stepping.refuse(db, mira, one.event, { reason: 'It is on the calendar already.', duplicateOf: known.id })
  expect((await submissions.find(db, one.id))?.as).toEqual({ slug: known.slug, title: 'The known one' })
  await stepping.step(db, mira, known.id, 'draft')
  expect((await submissions.find(db, one.id))?.as).toBeNull()
  await remove(db, mira, known.id)
  await remove(db, mira, one.event)
  expect([await standing(one), (await submissions.find(db, one.id))?.reason]).toEqual(['refused', 'It is no longer here.'])
})

test('the token of one submission opens no other, and none of another kind', async () => {
  const token = await following.tokenFor(db, 'event', { id: 7 })
  expect(await following.read(db, 'event', token)).toBe(7)
  expect(await following.read(db, 'action', token)).toBeUndefined()
  expect(await following.read(db, 'event', token.replace('7.', '8.'))).toBeUndefined()
})

test('no address of an event stands where something else does', async () => {
  const [one, other] = [await submit({ title: 'Submit' }), await submit({ title: 'Map' })]
  expect([one.slug, other.slug]).toEqual(['submit-2', 'map-2'])
})

test('whoever is forgotten leaves the event and its credit, and neither name nor address', async () => {
  const one = await submit({ title: 'Kept words' })
  expect((await everything.about(db, nora)).find(({ table }) => table === 'event_submissions')?.rows.length).toBeGreaterThan(1)
  await db.updateTable('people').set({ emails: ['nora@new.example'] }).where('id', '=', nora.id).execute()
  await forgetting.forget(db, [nora.id], 'asked')
  expect(await submissions.find(db, one.id)).toMatchObject({ name: '', email: '', person_id: null, stage: 'waiting' })
  expect(await events.find(db, one.event)).toMatchObject({ credit: 'The Bridge Alliance', title: 'Kept words' })
  expect(JSON.stringify(await db.selectFrom('audit_entries').selectAll().execute())).not.toMatch(/nora/i)
})
