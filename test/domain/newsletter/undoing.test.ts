import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Block } from '#domain/newsletter/blocks.ts'
import * as changes from '#domain/newsletter/changes.ts'
import * as composing from '#domain/newsletter/composing.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import { shownAmong } from '#domain/content/picture-uses.ts'
import { db } from '../../house.ts'
import { priya } from './world.ts'

const header = { kind: 'letter', audience: 'everybody', list: 'newsletter', sender_name: 'Tidewater Neighbors', subject: 'Hello' } as const
const heading = (id: string, words: string): Block => ({ id, only: null, kind: 'heading', words })
let id = 0
let drafted: mailings.Mailing
beforeEach(async () => {
  drafted = await mailings.draft(db, priya, { ...header, blocks: [heading('a', 'One'), heading('b', 'Two'), { id: 'c', only: null, kind: 'action', action: 1 }] })
  id = drafted.id
})

const now = async () => {
  const found = await mailings.find(db, id)
  if (!found) throw new Error('the letter is gone')
  return found
}
const which = async () => ({ id, version: (await now()).version })
const at = async (block: string) => ({ ...await which(), block })
const last = async () => changes.last(db, await which())
const undo = async () => changes.undo(db, await which())
const words = ({ subject, preview, other_subject, trial_hours, archived, counts_links, blocks }: mailings.Mailing) => ({ subject, preview, other_subject, trial_hours, archived, counts_links, blocks })

test('every change of a draft is undone, the last first, until it stands as it was drafted', async () => {
  const stood = [words(await now())]
  const steps = [
    async () => composing.add(db, priya, await which(), { only: null, kind: 'text', html: '<p>Hello <strong>you</strong></p>' }),
    async () => composing.remove(db, priya, await at('b')),
    async () => composing.move(db, priya, await at('a'), 'end'),
    async () => composing.place(db, priya, await at('a'), 0),
    async () => composing.change(db, priya, await at('a'), { only: null, kind: 'heading', words: 'First' }),
    async () => composing.reword(db, priya, await which(), { subject: 'Hi', preview: '', other_subject: 'Hey', trial_hours: 4, counts_links: false }),
    async () => composing.remove(db, priya, await at('c')),
  ]
  for (const step of steps) {
    expect(await step()).toBe('done')
    stood.push(words(await now()))
  }
  const said: unknown[] = []
  for (const before of stood.toReversed().slice(1)) {
    const change = await last()
    said.push(change && [change.act, change.kind, change.named, Object.keys(change.before).toSorted(), change.changer])
    expect(await undo()).toBe('done')
    expect(words(await now())).toEqual(before)
  }
  expect(said).toEqual([
    ['remove', 'action', 'Keep every home warm', ['blocks'], 'Priya'], ['reword', null, '', ['counts_links', 'other_subject', 'subject', 'trial_hours'], 'Priya'], ['change', 'heading', 'First', ['blocks'], 'Priya'],
    ['move up', 'heading', 'One', ['blocks'], 'Priya'], ['move down', 'heading', 'One', ['blocks'], 'Priya'], ['remove', 'heading', 'Two', ['blocks'], 'Priya'], ['add', 'text', 'Hello you', ['blocks'], 'Priya'],
  ])
  expect([await last(), await undo()]).toEqual([undefined, 'meanwhile'])
  expect(words(await now())).toEqual(words(drafted))
})

test('whoever saw another letter than the one that stands undoes nothing, also one that reads the same', async () => {
  const seen = await which()
  await composing.remove(db, priya, await at('b'))
  const removed = await which()
  expect(await changes.undo(db, seen)).toBe('meanwhile')
  expect(await changes.undo(db, removed)).toBe('done')
  expect(await changes.undo(db, removed)).toBe('meanwhile')
  await composing.remove(db, priya, await at('a'))
  expect(await changes.undo(db, removed)).toBe('meanwhile')
  expect(await composing.remove(db, priya, { ...removed, block: 'c' })).toBe('meanwhile')
  expect((await now()).blocks.map((block) => block.id)).toEqual(['b', 'c'])
})

test('what changes nothing is no change', async () => {
  expect(await composing.move(db, priya, await at('a'), 'beginning')).toBe('done')
  expect(await composing.change(db, priya, await at('a'), { words: 'One', kind: 'heading', only: null })).toBe('done')
  expect(await composing.reword(db, priya, await which(), { subject: 'Hello', preview: '' })).toBe('done')
  expect([await last(), (await now()).version]).toEqual([undefined, 1])
})

test('the last twenty changes are kept', async () => {
  for (let take = 0; take < 23; take += 1) await composing.reword(db, priya, await which(), { subject: `Take ${take}` })
  let undone = 0
  while (await undo() === 'done') undone += 1
  expect([undone, (await now()).subject]).toEqual([20, 'Take 2'])
})

test('a picture that undoing would bring back stays on the shelf; once the letter leaves, only what it shows does, and nothing is undone', async () => {
  const picture = async (hash: string) => (await db.insertInto('pictures').values({ hash: hash.repeat(32), width: 800, height: 600, bytes: 1, alt: 'A hall', sent_by: priya.id, sender: 'Priya', shelved: true }).returning('id').executeTakeFirstOrThrow()).id
  const [one, other] = [await picture('a'), await picture('b')]
  for (const shown of [one, other]) await composing.add(db, priya, await which(), { only: null, kind: 'picture', picture: shown, href: '' })
  await composing.remove(db, priya, await at((await now()).blocks.at(-1)?.id ?? ''))
  const shown = async () => [...await shownAmong(db, [one, other])].toSorted((a, b) => a - b)
  expect(await shown()).toEqual([one, other])
  await undo()
  await undo()
  expect(await shown()).toEqual([one])
  await composing.add(db, priya, await which(), { only: null, kind: 'picture', picture: other, href: '' })
  await composing.remove(db, priya, await at((await now()).blocks.at(-1)?.id ?? ''))
  const stage = async (to: mailings.Mailing['stage']) => db.updateTable('mailings').set({ stage: to, leaves_at: sql`now()` }).where('id', '=', id).execute()
  await stage('waiting')
  expect(await undo()).toBe('meanwhile')
  expect(await shown()).toEqual([one, other])
  await stage('leaving')
  expect(await shown()).toEqual([one])
  expect(await db.selectFrom('mailing_changes').select('version').where('mailing_id', '=', id).execute()).toEqual([])
})

test('of a letter that is taken back before it leaves, the last change is undone still', async () => {
  await composing.remove(db, priya, await at('b'))
  await db.updateTable('mailings').set({ stage: 'waiting', leaves_at: sql`now()` }).where('id', '=', id).execute()
  await db.updateTable('mailings').set({ stage: 'draft', leaves_at: null }).where('id', '=', id).execute()
  expect([await undo(), (await now()).blocks.length]).toEqual(['done', 3])
})

test('whoever works for a group sees, keeps and undoes the changes of its letters, and none of others', async () => {
  const { id: group } = await db.insertInto('groups').values({ slug: crypto.randomUUID(), name: 'Harbor', kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()
  const { id: lee } = await db.insertInto('users').values({ name: 'Lee', email: `${crypto.randomUUID()}@people.example` }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('appointments').values({ user_id: lee, group_id: group, role: 'lead' }).execute()
  await composing.remove(db, priya, await at('b'))
  const others = await which()
  id = (await mailings.draft(db, priya, { ...header, group_id: group, blocks: [heading('a', 'Ours')] })).id
  const scoped = <Result>(work: (tx: typeof db) => Promise<Result>) => db.transaction().execute(async (tx) => {
    await sql`select set_config('commonweal.actor', ${lee}, true)`.execute(tx)
    await sql`set local role commonweal_scoped`.execute(tx)
    return work(tx)
  })
  const ours = await which()
  expect(await scoped((tx) => composing.remove(tx, { id: lee, name: 'Lee' }, { ...ours, block: 'a' }))).toBe('done')
  expect(await scoped((tx) => tx.selectFrom('mailing_changes').select(['mailing_id', 'named']).execute())).toEqual([{ mailing_id: id, named: 'Ours' }])
  expect(await scoped((tx) => changes.undo(tx, others))).toBe('meanwhile')
  expect(await scoped((tx) => changes.undo(tx, { id, version: 2 }))).toBe('done')
  expect((await now()).blocks).toEqual([heading('a', 'Ours')])
  const forged = (tx: typeof db) => tx.insertInto('mailing_changes').values({ mailing_id: others.id, version: 9, act: 'reword', changer: 'Lee', before: '{}' }).execute()
  await expect(scoped(forged)).rejects.toThrow(/row-level security/)
})
