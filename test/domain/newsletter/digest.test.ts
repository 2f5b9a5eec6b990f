import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import * as digest from '#domain/newsletter/digest.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { db, queued } from '../../house.ts'
import { workOnce } from '../../office/colleagues.ts'
import { event, priya } from './world.ts'

const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day)

beforeEach(async () => {
  await db.deleteFrom('mailings').execute()
  await db.deleteFrom('events').execute()
  await db.deleteFrom('resources').execute()
  await sql`delete from stories where slug <> 'first-win'`.execute(db)
  await sql`delete from group_stories`.execute(db)
  await sql`delete from actions where slug like 'new-%'`.execute(db)
  await db.updateTable('actions').set({ published_at: ago(60) }).where('published_at', 'is not', null).execute()
  await db.updateTable('stories').set({ published_at: ago(60) }).execute()
})

const story = async (slug: string, days: number, kind: 'statewide' | 'local' = 'statewide') => (await db.insertInto('stories').values({ slug, kind, title: slug, body: '<p>x</p>', plain: 'x', author: 'Noor', published_at: ago(days) }).returning('id').executeTakeFirstOrThrow()).id
const action = async (slug: string, more: { credit?: string; group_id?: number; urgent?: boolean } = {}, days = 1) => (await db.insertInto('actions').values({ slug, title: slug, ask: 'Ask', script: 'Hello', published_at: ago(days), ...more }).returning('id').executeTakeFirstOrThrow()).id
const resource = async (slug: string, audience: 'everyone' | 'members' = 'everyone') => (await db.insertInto('resources').values({ slug, kind: 'toolkit', title: slug, audience, published_at: ago(1) }).returning('id').executeTakeFirstOrThrow()).id
const group = async () => (await db.insertInto('groups').values({ slug: crypto.randomUUID(), name: 'Arden Neighbors', kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()).id

/** The letter as an outline: its headings, and what stands below each by number. */
const outline = (blocks: readonly Block[]) => blocks.map((block) => {
  if (block.kind === 'heading') return block.words
  if (block.kind === 'action') return `action ${block.action}`
  if (block.kind === 'event') return `event ${block.event}`
  if (block.kind === 'story') return `story ${block.story}`
  return block.kind === 'resource' ? `resource ${block.resource}` : block.kind
})
const drafted = async (now = new Date()) => outline((await digest.draftDigest(db, priya, now)).mailing.blocks)
const urgent = async () => `action ${(await db.selectFrom('actions').select('id').where('slug', '=', 'warm-homes').executeTakeFirstOrThrow()).id}`

test('it says what is urgent, to be heard, near, new, told by groups, asked by allies, shelved, and who speaks for whom; each once, in this order', async () => {
  const theirs = await group()
  const [own, fromGroup, fromAlly] = [await action('new-own'), await action('new-group', { group_id: theirs }), await action('new-ally', { credit: 'Tenants United' })]
  const [hearing, deadline] = [await event({ title: 'Hearing', inDays: 5, kind: 'hearing' }), await event({ title: 'Deadline', inDays: 2, kind: 'deadline' })]
  await event({ title: 'Later', inDays: 12, kind: 'hearing' })
  await event({ title: 'Off', inDays: 3, kind: 'hearing', off: true })
  const [news, local, told] = [await story('new-news', 1), await story('new-local', 2, 'local'), await story('new-told', 3)]
  await db.insertInto('group_stories').values({ group_id: theirs, story_id: told }).execute()
  const kit = await resource('new-kit')
  await resource('new-secret', 'members')

  const lines = await drafted()
  expect(lines).toEqual([
    'To do now', await urgent(), `action ${own}`, 'Hearings and deadlines this week', `event ${deadline}`, `event ${hearing}`, 'near',
    'News', `story ${news}`, 'From our groups', `story ${local}`, `story ${told}`, 'Calls to action from groups and allies', ...[fromAlly, fromGroup].map((id) => `action ${id}`),
    'New in the library', `resource ${kit}`, 'legislators',
  ])
  expect(new Set(lines).size).toBe(lines.length)
})

test('a section without anything is left out; its subject is what presses most', async () => {
  const { mailing, isNew } = await digest.draftDigest(db, priya, new Date())
  expect(isNew).toBe(true)
  expect(outline(mailing.blocks)).toEqual(['To do now', await urgent(), 'near', 'legislators'])
  expect(mailing).toMatchObject({ kind: 'digest', subject: 'Keep every home warm', list: 'newsletter', sender_name: 'Tidewater Neighbors', group_id: null, segment_id: null, action_id: null, stage: 'draft' })
})

test('one that waits is the week’s letter: wanted again, or twice at once, there is one', async () => {
  const [one, other] = await Promise.all([digest.draftDigest(db, priya, new Date()), digest.draftDigest(db, priya, new Date())])
  expect(one.mailing.id).toBe(other.mailing.id)
  expect([one.isNew, other.isNew].toSorted()).toEqual([false, true])
  await mailings.remove(db, priya, one.mailing.id)
  expect((await digest.draftDigest(db, priya, new Date())).isNew).toBe(true)
})

test('what came out after the last one was drafted is new, what that one told is not, though it left later', async () => {
  const before = await story('new-before', 6)
  const { mailing } = await digest.draftDigest(db, priya, new Date())
  const added = await story('new-added', 2)
  const blocks: Block[] = [...mailing.blocks, { id: 'added', only: null, kind: 'story', story: added }]
  await mailings.rewrite(db, mailing.id, mailing.version, { blocks })
  await db.updateTable('mailings').set({ stage: 'gone', written_at: ago(3), begun_at: ago(1), leaves_at: ago(1), gone_at: ago(1) }).where('id', '=', mailing.id).execute()
  const after = await story('new-after', 2)
  const lines = await drafted()
  expect(lines).toContain(`story ${after}`)
  expect(lines).not.toContain(`story ${added}`)
  expect(lines).not.toContain(`story ${before}`)
  expect(lines).toContain(await urgent())
})

test('by itself it drafts once a week and tells those who may send it, each once; not when nothing is new, nor when somebody drafted it', async () => {
  await db.insertInto('users').values([{ name: 'Uli', email: 'uli@tidewater.example', role: 'auditor' }, { name: 'Ada', email: 'ada@tidewater.example', role: 'administrator' }]).execute()
  await digest.draftWeekly(db, new Date())
  await digest.draftWeekly(db, new Date())
  expect(await db.selectFrom('mailings').select(['author', 'author_id']).execute()).toEqual([{ author: 'the week itself', author_id: null }])
  expect(await queued('digest-letter')).toHaveLength(1)
  await workOnce()
  const told = await db.selectFrom('letters').select(['recipient', 'body']).where('kind', '=', 'digest-drafted').orderBy('recipient').execute()
  expect(told.map(({ recipient }) => recipient)).toEqual(['ada@tidewater.example', 'priya@tidewater.example'])
  expect(told[0]?.body).toContain('Keep every home warm')

  await db.updateTable('mailings').set({ stage: 'gone', written_at: ago(6), begun_at: ago(6), leaves_at: ago(6) }).execute()
  await digest.draftWeekly(db, new Date())
  expect(await db.selectFrom('mailings').select('id').execute()).toHaveLength(2)

  await db.deleteFrom('mailings').execute()
  await db.updateTable('actions').set({ urgent: false }).execute()
  await digest.draftWeekly(db, new Date())
  expect(await db.selectFrom('mailings').select('id').execute()).toEqual([])
  await db.updateTable('actions').set({ urgent: true }).where('slug', '=', 'warm-homes').execute()
})

test('a letter that was sent or thrown away meanwhile waits for nobody', async () => {
  await db.deleteFrom('letters').execute()
  await digest.draftWeekly(db, new Date())
  await db.deleteFrom('mailings').execute()
  await workOnce()
  expect(await db.selectFrom('letters').select('id').where('kind', '=', 'digest-drafted').execute()).toEqual([])
})
