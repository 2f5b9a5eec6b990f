import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { everyone } from '#domain/audiences/rules.ts'
import * as segments from '#domain/audiences/segments.ts'
import * as members from '#domain/groups/members.ts'
import * as circles from '#domain/newsletter/circles.ts'
import type { Whom } from '#domain/newsletter/circles.ts'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import * as leaving from '#domain/newsletter/leaving.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as sending from '#domain/newsletter/sending.ts'
import * as trial from '#domain/newsletter/trial.ts'
import * as consents from '#domain/people/consents.ts'
import { merge } from '#domain/people/merging.ts'
import { agreeing, comePriya, priya } from '../../agreeing.ts'
import { db, queued } from '../../house.ts'

let group = 0
let list = ''
beforeEach(async () => {
  ({ id: group } = await db.insertInto('groups').values({ slug: `g-${crypto.randomUUID()}`, kind: 'chapter', status: 'affiliated', name: 'Arden Neighbors' }).returning('id').executeTakeFirstOrThrow())
  list = `group:${group}`
  await db.deleteFrom('mailings').execute()
  await comePriya()
})

const joined = (count: number, over: { given?: boolean; email?: boolean } = {}) => agreeing(list, count, { ...over, group })
const draft = (over: Partial<mailings.Draft> = {}) =>
  mailings.draft(db, priya, { kind: 'letter', group_id: group, audience: 'the members', list, sender_name: 'Arden Neighbors', subject: 'Tuesday', blocks: [], ...over })
const whom: Whom = (tx) => members.idsWithin([group])(tx)
const send = (mailing: mailings.Mailing, order: { typed?: number; at?: Date } = {}) => sending.send(db, priya, mailing.id, { version: mailing.version, ...order }, whom, 'everyone')
const stage = async ({ id }: { id: number }) => (await mailings.find(db, id))?.stage
const counts = (mailing: { id: number }) => deliveries.counts(db, mailing)
const leave = async (mailing: mailings.Mailing) => {
  await db.updateTable('mailings').set({ leaves_at: sql`now()` }).where('id', '=', mailing.id).execute()
  return (await leaving.due(db)).find(({ id }) => id === mailing.id) ?? mailing
}

test('it is for members who agreed to the group’s letters and have an address, and for nobody else', async () => {
  const [ana] = await joined(1)
  await joined(1, { given: false })
  await joined(1, { email: false })
  await agreeing(list, 1)
  const mailing = await draft()
  expect(await sending.size(db, mailing, whom, 'everyone')).toBe(1)
  expect(await send(mailing)).toBe('on its way')
  expect(await db.selectFrom('deliveries').select(['person_id', 'state']).where('mailing_id', '=', mailing.id).execute()).toEqual([{ person_id: ana?.id, state: 'waiting' }])
})

test('whoever the sender does not reach is not written to, even if the question names them', async () => {
  await joined(3)
  const mailing = await draft()
  expect(await sending.send(db, priya, mailing.id, { version: 1 }, whom, members.idsWithin([]))).toBe('nobody')
  expect(await stage(mailing)).toBe('draft')
})

test('to many people it leaves only for whoever types how many, and five minutes later; until then it can be taken back', async () => {
  await joined(sending.many + 1)
  const mailing = await draft()
  expect(await send(mailing)).toBe('wrong number')
  expect(await send(mailing, { typed: sending.many })).toBe('wrong number')
  expect((await counts(mailing)).waiting).toBe(0)
  expect(await send(mailing, { typed: sending.many + 1 })).toBe('on its way')
  const { minutes } = await db.selectFrom('mailings').select(sql<number>`extract(epoch from leaves_at - now()) / 60`.as('minutes')).where('id', '=', mailing.id).executeTakeFirstOrThrow()
  expect(Number(minutes)).toBeCloseTo(sending.minutesToTakeBack, 0)
  expect(await leaving.due(db)).toEqual([])

  expect(await sending.takeBack(db, priya, mailing.id)).toBe(true)
  expect([await stage(mailing), await counts(mailing)]).toEqual(['draft', expect.objectContaining({ waiting: 0 })])
  expect(await sending.takeBack(db, priya, mailing.id)).toBe(false)
  expect(await send(mailing, { typed: sending.many + 1 })).toBe('on its way')
})

test('to few it leaves at once, or at the time that was said', async () => {
  await joined(2)
  const [now, later] = [await draft(), await draft()]
  await send(now)
  await send(later, { at: new Date('2099-01-01T12:00:00Z') })
  expect((await leaving.due(db)).map(({ id }) => id)).toEqual([now.id])
  expect((await mailings.find(db, later.id))?.leaves_at).toEqual(new Date('2099-01-01T12:00:00Z'))
  expect((await queued('send-mailings')).length).toBeGreaterThan(0)
})

test('it is sent once, and only as it was read: not by two who press at the same time, nor when its words changed meanwhile', async () => {
  await joined(2)
  const mailing = await draft()
  await mailings.rewrite(db, mailing.id, mailing.version, { subject: 'Wednesday' })
  expect(await send(mailing)).toBe('changed meanwhile')
  const read = { ...mailing, version: 2 }
  expect((await Promise.all([send(read), send(read)])).toSorted()).toEqual(['not a draft', 'on its way'])
  expect((await counts(mailing)).waiting).toBe(2)
  expect(await mailings.rewrite(db, mailing.id, 2, { subject: 'Too late' })).toBeUndefined()
})

test('what is claimed by one is claimed by nobody else, and only while it leaves', async () => {
  await joined(5)
  const mailing = await draft()
  await send(mailing)
  expect(await deliveries.claim(db, mailing, 10)).toEqual([])
  const begun = await leave(mailing)
  const claims = await Promise.all([deliveries.claim(db, begun, 3), deliveries.claim(db, begun, 3)])
  const people = claims.flat().map(({ person_id }) => person_id)
  expect(people).toHaveLength(5)
  expect(new Set(people).size).toBe(5)
  expect(await deliveries.claim(db, begun, 3)).toEqual([])
})

test('paused, no more of it is claimed; resumed it goes on; ended, whoever has not got it will not', async () => {
  await joined(3)
  const mailing = await draft()
  await send(mailing)
  const begun = await leave(mailing)
  const [first] = await deliveries.claim(db, begun, 1)
  expect(await sending.pause(db, priya, mailing.id)).toBe(true)
  expect(await deliveries.claim(db, begun, 1)).toEqual([])
  await deliveries.settle(db, begun, [{ person_id: first?.person_id ?? 0, state: 'sent' }])
  expect(await sending.resume(db, priya, mailing.id)).toBe(true)
  expect(await deliveries.claim(db, begun, 1)).toHaveLength(1)
  expect(await sending.end(db, priya, mailing.id)).toBe(false)
  await sending.pause(db, priya, mailing.id)
  expect(await sending.end(db, priya, mailing.id)).toBe(true)
  expect(await counts(mailing)).toMatchObject({ sent: 1, handed: 1, skipped: 1, waiting: 0 })
  expect(await sending.resume(db, priya, mailing.id)).toBe(false)
})

test('what a process that is gone had in hand is unknown, and goes again only if somebody says so', async () => {
  await joined(3)
  const mailing = await draft()
  await send(mailing)
  const begun = await leave(mailing)
  const [first] = await deliveries.claim(db, begun, 2)
  expect(await deliveries.giveUpHanded(db)).toBe(2)
  expect(await deliveries.claim(db, begun, 9)).toHaveLength(1)
  expect((await deliveries.inState(db, mailing, 'unknown')).map(({ trouble }) => trouble)).toEqual(Array(2).fill(expect.stringContaining('ended')))
  await deliveries.settle(db, begun, [{ person_id: first?.person_id ?? 0, state: 'sent' }])
  expect(await counts(mailing)).toMatchObject({ sent: 1, unknown: 1, handed: 1 })
  await leaving.finish(db, mailing)

  expect(await sending.sendUnknownAgain(db, priya, mailing.id)).toBe(1)
  expect([await stage(mailing), (await counts(mailing)).waiting]).toEqual(['leaving', 1])
  expect(await sending.sendUnknownAgain(db, priya, mailing.id)).toBe(0)
})

test('what is settled stays settled', async () => {
  const [ana] = await joined(1)
  const mailing = await draft()
  await send(mailing)
  const begun = await leave(mailing)
  await deliveries.claim(db, begun, 1)
  const outcome = (state: 'sent' | 'refused') => deliveries.settle(db, begun, [{ person_id: ana?.id ?? 0, state, trouble: 'x'.repeat(2000) }])
  await outcome('sent')
  await outcome('refused')
  expect(await counts(mailing)).toMatchObject({ sent: 1, refused: 0 })
})

test('put back, a letter is due when its time comes; an attempt that never reached the server does not count', async () => {
  const [ana] = await joined(1)
  const mailing = await draft()
  await send(mailing)
  const begun = await leave(mailing)
  const claimed = async () => (await deliveries.claim(db, begun, 1))[0]
  const back = (seconds: number, uncounted: boolean) => deliveries.settle(db, begun, [{ person_id: ana?.id ?? 0, state: 'waiting', seconds, uncounted }])
  expect((await claimed())?.attempts).toBe(1)
  await back(0, true)
  expect((await claimed())?.attempts).toBe(1)
  await back(0, false)
  expect((await claimed())?.attempts).toBe(2)
  await back(3600, false)
  expect(await claimed()).toBeUndefined()
  expect((await deliveries.nextDue(db, begun))?.seconds).toBeCloseTo(3600, -2)
})

test('a trial goes to a tenth, half of them for either subject, then waits; more deeds decide', async () => {
  const people = await joined(200)
  const mailing = await draft({ other_subject: 'Or Wednesday?', trial_hours: 4 })
  await send(mailing, { typed: 200 })
  const begun = await leave(mailing)
  const tried = await deliveries.claim(db, begun, 100)
  expect(Map.groupBy(tried, ({ arm }) => arm).entries().map(([arm, all]) => [arm, all.length]).toArray().toSorted()).toEqual([[0, 10], [1, 10]])
  await deliveries.settle(db, begun, tried.map(({ person_id }) => ({ person_id, state: 'sent' })))
  expect(await deliveries.nextDue(db, begun)).toBeUndefined()


  expect(await trial.wait(db, mailing)).toBe(true)
  expect(await leaving.due(db)).toEqual([])
  const other = tried.filter(({ arm }) => arm === 1).slice(0, 2)
  const outsider = people.find(({ id }) => !tried.some(({ person_id }) => person_id === id))
  for (const person_id of [...other.map((one) => one.person_id), outsider?.id ?? 0]) {
    await db.insertInto('deeds').values({ person_id, kind: 'reported', subject: 'action', subject_id: 1, act: crypto.randomUUID() }).execute()
  }
  expect(await trial.arms(db, begun)).toEqual([{ arm: 0, people: 10, acted: 0 }, { arm: 1, people: 10, acted: 2 }])
  await trial.decide(db, begun)
  const decided = await mailings.find(db, mailing.id)
  expect(decided).toMatchObject({ chosen: 1, stage: 'leaving' })
  const rest = await deliveries.claim(db, decided ?? begun, 500)
  expect([rest.length, new Set(rest.map(({ arm }) => arm))]).toEqual([180, new Set([1])])
})

test('with too few readers there is no trial', async () => {
  await joined(3)
  const mailing = await draft({ other_subject: 'Or Wednesday?', trial_hours: 4 })
  await send(mailing)
  expect((await mailings.find(db, mailing.id))?.chosen).toBe(0)
  expect(await deliveries.claim(db, await leave(mailing), 5)).toHaveLength(3)
})

test('the layout of a mailing is made once', async () => {
  const mailing = await draft()
  const lay = (html: string) => leaving.layoutOf(db, mailing, () => Promise.resolve({ html, plain: html, links: [] }))
  expect(await lay('first')).toEqual({ html: 'first', plain: 'first' })
  expect(await lay('second')).toEqual({ html: 'first', plain: 'first' })
})

test('consent taken back before it is sent keeps somebody out', async () => {
  const [ana] = await joined(2)
  await consents.state(db, { id: ana?.id ?? 0 }, { channel: 'email', list, given: false, wording: 'No', how: 'one-click' })
  const mailing = await draft()
  expect(await sending.size(db, mailing, whom, 'everyone')).toBe(1)
})

test('a letter to a segment that is gone is for nobody, and stays one that not everybody may read', async () => {
  await agreeing('newsletter', 1)
  const { id } = await db.insertInto('segments').values({ name: crypto.randomUUID(), rules: JSON.stringify(everyone), author: 'Priya' }).returning('id').executeTakeFirstOrThrow()
  const mailing = await draft({ ...mailings.toEverybody, segment_id: id, list: 'newsletter' })
  await segments.remove(db, priya, id)
  const now = await mailings.find(db, mailing.id)
  expect(now?.segment_id).toBe(id)
  expect(await sending.size(db, mailing, await circles.whomOf(db, now ?? mailing), 'everyone')).toBe(0)
})

test.each([
  ['sent', 'waiting', 'sent'], ['waiting', 'sent', 'sent'], ['waiting', 'unknown', 'unknown'], ['unknown', 'sent', 'sent'], ['handed', 'waiting', 'handed'], ['waiting', 'waiting', 'waiting'], ['skipped', 'refused', 'refused'],
] as const)('of two records that become one, one %s and the other %s, the letter is %s and does not go twice', async (one, other, state) => {
  const [survivor, loser] = await joined(2)
  const mailing = await draft()
  await send(mailing)
  for (const [person, became] of [[survivor, one], [loser, other]] as const) await db.updateTable('deliveries').set({ state: became }).where('person_id', '=', person?.id ?? 0).execute()
  await merge(db, priya, { survivor: survivor?.id ?? 0, loser: loser?.id ?? 0 })
  expect(await db.selectFrom('deliveries').select(['person_id', 'state']).where('mailing_id', '=', mailing.id).execute()).toEqual([{ person_id: survivor?.id, state }])
})

test('a letter in hand when the mailing is ended, and put back, waits no more', async () => {
  await joined(1)
  const mailing = await draft()
  await send(mailing)
  const begun = await leave(mailing)
  const [first] = await deliveries.claim(db, begun, 1)
  await sending.pause(db, priya, mailing.id)
  await sending.end(db, priya, mailing.id)
  await deliveries.settle(db, begun, [{ person_id: first?.person_id ?? 0, state: 'waiting', seconds: 300, trouble: '450 busy' }])
  expect(await counts(mailing)).toMatchObject({ waiting: 0, skipped: 1 })
})

test('what may have arrived of a mailing that was ended can be sent again, and that alone; while two subjects are tried too', async () => {
  await joined(3)
  const mailing = await draft()
  await send(mailing)
  const begun = await leave(mailing)
  await deliveries.claim(db, begun, 1)
  await deliveries.giveUpHanded(db)
  await sending.pause(db, priya, mailing.id)
  await sending.end(db, priya, mailing.id)
  expect(await sending.sendUnknownAgain(db, priya, mailing.id)).toBe(1)
  expect([await stage(mailing), await counts(mailing)]).toEqual(['leaving', expect.objectContaining({ waiting: 1, skipped: 2 })])
})

test('paused while two subjects are tried, the hours go on; taken back before it leaves, a later trial is one', async () => {
  await joined(120)
  const mailing = await draft({ other_subject: 'Or Wednesday?', trial_hours: 4 })
  await send(mailing, { typed: 120 })
  const begun = await leave(mailing)
  const tried = await deliveries.claim(db, begun, 100)
  await deliveries.settle(db, begun, tried.map(({ person_id }) => ({ person_id, state: 'sent' })))
  await trial.wait(db, mailing)
  const decides = (await mailings.find(db, mailing.id))?.decides_at
  await sending.pause(db, priya, mailing.id)
  await sending.resume(db, priya, mailing.id)
  await trial.wait(db, mailing)
  expect((await mailings.find(db, mailing.id))?.decides_at).toEqual(decides)

  const few = await draft({ other_subject: 'Or Wednesday?', trial_hours: 4, list: 'few' })
  const [ana] = await agreeing('few', 1, { group })
  await send(few)
  await sending.takeBack(db, priya, few.id)
  expect([ana !== undefined, (await mailings.find(db, few.id))?.chosen]).toEqual([true, null])
})

test('somebody of a trial whose server asks again and again to come later does not hold up the others', async () => {
  await joined(100)
  const mailing = await draft({ other_subject: 'Or Wednesday?', trial_hours: 4 })
  await send(mailing, { typed: 100 })
  const begun = await leave(mailing)
  const [flaky, ...tried] = await deliveries.claim(db, begun, 100)
  await deliveries.settle(db, begun, tried.map(({ person_id }) => ({ person_id, state: 'sent' })))
  const put = (seconds: number) => deliveries.settle(db, begun, [{ person_id: flaky?.person_id ?? 0, state: 'waiting', seconds }])
  await put(300)
  expect((await deliveries.nextDue(db, begun))?.seconds).toBeCloseTo(300, -1)
  await db.updateTable('deliveries').set({ attempts: 4 }).where('person_id', '=', flaky?.person_id ?? 0).execute()
  expect(await deliveries.nextDue(db, begun)).toBeUndefined()
})
