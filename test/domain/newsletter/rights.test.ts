import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import * as members from '#domain/groups/members.ts'
import * as archive from '#domain/newsletter/archive.ts'
import * as leaving from '#domain/newsletter/leaving.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as sending from '#domain/newsletter/sending.ts'
import { scoped } from '#platform/scoped.ts'
import { agreeing } from '../../agreeing.ts'
import { db } from '../../house.ts'

type Somebody = { id: string; name: string }
let group = 0
let other = 0
let kay: Somebody
let lee: Somebody
let leePerson = 0

const user = async (name: string, over: { role?: 'organiser' | 'editor'; person_id?: number } = {}): Promise<Somebody> =>
  ({ name, ...await db.insertInto('users').values({ name, email: `${crypto.randomUUID()}@tidewater.example`, ...over }).returning('id').executeTakeFirstOrThrow() })
const aGroup = async () => (await db.insertInto('groups').values({ slug: `g-${crypto.randomUUID()}`, kind: 'chapter', status: 'affiliated', name: 'Arden Neighbors' }).returning('id').executeTakeFirstOrThrow()).id
const led = (id: number, role: 'lead' | 'member') => db.updateTable('group_members').set({ role }).where('group_id', '=', id).where('person_id', '=', leePerson).execute()

beforeEach(async () => {
  await db.deleteFrom('mailings').execute()
  group = await aGroup()
  other = await aGroup()
  leePerson = (await db.insertInto('people').values({ name: 'Lee' }).returning('id').executeTakeFirstOrThrow()).id
  await db.insertInto('group_members').values([group, other].map((group_id) => ({ group_id, person_id: leePerson, role: 'lead' as const }))).execute()
  kay = await user('Kay', { role: 'organiser' })
  lee = await user('Lee', { person_id: leePerson })
})

/** A letter to a group's three members, or to everybody on a list, that somebody has sent and whose time has come. */
async function sent(by: Somebody, to: number | null, over: Partial<mailings.Draft> = {}) {
  const list = to === null ? `list-${crypto.randomUUID()}` : `group:${to}`
  await agreeing(list, 3, { group: to ?? undefined })
  const audience = to === null ? 'everybody' : 'the members of Arden Neighbors'
  const { id } = await mailings.draft(db, by, { kind: 'letter', group_id: to, audience, list, sender_name: 'Arden', subject: 'Tuesday', blocks: [], ...over })
  expect(await sending.send(db, by, id, { version: 1, at: new Date(Date.now() + 3_600_000) }, to === null ? undefined : members.idsWithin([to]), 'everyone')).toBe('on its way')
  await db.updateTable('mailings').set({ leaves_at: sql`now()` }).where('id', '=', id).execute()
  return id
}
const due = async () => (await leaving.due(db)).map(({ id }) => id)
const now = (id: number) => mailings.find(db, id)

test('a letter leaves under the rights of whoever sent it, as they stand when it leaves: whoever left, or has another role, lets none leave', async () => {
  const role = (one: 'organiser' | 'editor' | null) => db.updateTable('users').set({ role: one }).where('id', '=', kay.id).execute()
  const id = await sent(kay, null)
  for (const lost of ['editor', null] as const) {
    await role(lost)
    await db.updateTable('mailings').set({ stage: 'waiting' }).execute()
    expect(await due()).toEqual([])
    expect(await now(id)).toMatchObject({ stage: 'paused', begun_at: null, trouble: expect.stringMatching(/^Kay, who sent it, may not write to everybody any more\. .*let it go on, or end it\.$/) })
  }
  await role('organiser')
  await db.updateTable('mailings').set({ stage: 'waiting' }).execute()
  expect(await due()).toEqual([id])
  expect(await now(id)).toMatchObject({ stage: 'leaving', begun_at: expect.any(Date) })
})

test('a group’s letter asks for the right to write to that group, and leading another one does not do', async () => {
  const [ours, theirs] = [await sent(lee, group), await sent(lee, other)]
  await led(group, 'member')
  expect(await due()).toEqual([theirs])
  expect(await now(ours)).toMatchObject({ stage: 'paused', trouble: expect.stringContaining('Lee, who sent it, may not write to the members of Arden Neighbors any more') })
})

test('whoever only leads a group lets nothing leave to the whole organization', async () => {
  const id = await sent(kay, null)
  await db.updateTable('mailings').set({ sent_by: lee.id }).where('id', '=', id).execute()
  expect([await due(), (await now(id))?.stage]).toEqual([[], 'paused'])
})

test('an appointment that ends, ends its letters that wait', async () => {
  const max = await user('Max')
  await db.insertInto('appointments').values({ user_id: max.id, group_id: group, role: 'organiser' }).execute()
  const id = await sent(max, group)
  await db.deleteFrom('appointments').where('user_id', '=', max.id).execute()
  expect([await due(), (await now(id))?.stage]).toEqual([[], 'paused'])
})

test('what does not leave is not for everybody to read either', async () => {
  const id = await sent(kay, null, { archived: true })
  await db.updateTable('users').set({ role: null }).where('id', '=', kay.id).execute()
  await due()
  expect(await archive.find(db, id)).toBeUndefined()
  await db.updateTable('users').set({ role: 'organiser' }).where('id', '=', kay.id).execute()
  await sending.resume(db, kay, id)
  expect(await archive.find(db, id)).toMatchObject({ id })
})

test('nothing leaves for an account that is gone', async () => {
  const id = await sent(kay, null)
  await db.deleteFrom('users').where('id', '=', kay.id).execute()
  expect(await due()).toEqual([])
  expect(await now(id)).toMatchObject({ stage: 'paused', sent_by: null, trouble: expect.stringMatching(/^Whoever sent it has no account here any more/) })
})

test('one that is on its way already, or waits for its trial, stops as well; the others leave', async () => {
  const [begun, tried] = [await sent(lee, group), await sent(lee, group, { other_subject: 'Or Wednesday?', trial_hours: 4 })]
  const whole = await sent(kay, null)
  expect(await due()).toHaveLength(3)
  await db.updateTable('mailings').set({ stage: 'trying', decides_at: sql`now()`, chosen: null }).where('id', '=', tried).execute()
  await led(group, 'member')
  expect(await due()).toEqual([whole])
  expect([(await now(begun))?.stage, (await now(tried))?.stage]).toEqual(['paused', 'paused'])
})

test('whoever lets it go on answers for it from then on, and it begins then if it had not', async () => {
  const id = await sent(kay, group)
  await db.updateTable('users').set({ role: null }).where('id', '=', kay.id).execute()
  await due()
  expect(await sending.resume(db, lee, id)).toBe(true)
  expect(await now(id)).toMatchObject({ stage: 'leaving', sent_by: lee.id, trouble: '', begun_at: expect.any(Date) })
  expect(await due()).toEqual([id])
  const { begun_at } = (await now(id))!
  await sending.pause(db, lee, id)
  await sending.resume(db, lee, id)
  expect((await now(id))?.begun_at).toEqual(begun_at)
})

test('taken back it is nobody’s; whoever sends again what may have arrived answers for that', async () => {
  const id = await sent(kay, group)
  expect((await now(id))?.sent_by).toBe(kay.id)
  await sending.takeBack(db, kay, id)
  expect((await now(id))?.sent_by).toBeNull()
  const gone = await sent(kay, group)
  await db.updateTable('mailings').set({ stage: 'gone' }).where('id', '=', gone).execute()
  await db.updateTable('deliveries').set({ state: 'unknown' }).where('mailing_id', '=', gone).execute()
  expect(await sending.sendUnknownAgain(db, lee, gone)).toBeGreaterThan(0)
  expect(await now(gone)).toMatchObject({ stage: 'leaving', sent_by: lee.id })
})

test('the database lets a lead send in nobody else’s name, whatever is asked of it', async () => {
  const id = await sent(lee, group)
  const asLee = (change: { sent_by?: string | null; stage?: 'waiting' | 'leaving' | 'paused' }) => scoped(db, { actorId: lee.id }, (tx) => tx.updateTable('mailings').set(change).where('id', '=', id).execute())
  await expect(asLee({ sent_by: kay.id })).rejects.toThrow('in the name of whoever sends it')
  await db.updateTable('mailings').set({ sent_by: kay.id, stage: 'paused' }).where('id', '=', id).execute()
  await expect(asLee({ stage: 'leaving' })).rejects.toThrow('in the name of whoever sends it')
  await asLee({ stage: 'leaving', sent_by: lee.id })
  await asLee({ stage: 'paused' })
  await expect(scoped(db, { actorId: lee.id }, (tx) => tx
    .insertInto('mailings')
    .values({ group_id: group, audience: 'x', list: `group:${group}`, sender_name: 'x', subject: 'x', author: 'Lee', stage: 'waiting', sent_by: kay.id })
    .execute())).rejects.toThrow('in the name of whoever sends it')
})
