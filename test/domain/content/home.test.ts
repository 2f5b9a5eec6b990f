import { afterEach, expect, test } from 'vitest'
import * as home from '#domain/content/home.ts'
import * as arranging from '#domain/content/home-arranging.ts'
import * as pictures from '#domain/content/pictures.ts'
import { db, settings } from '../../house.ts'

const ada = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
const kinds = async () => (await home.standing(db)).blocks.map(({ kind }) => kind)
const now = async () => (await home.standing(db)).last?.id ?? 0
const block = async (kind: home.BlockKind) => {
  const { last, blocks } = await home.standing(db)
  return { arrangement: last?.id ?? 0, ordinal: blocks.find((one) => one.kind === kind)?.ordinal ?? 99 }
}
const story = (slug: string) => db.insertInto('stories').values({ slug, title: `Story ${slug}`, body: '<p>x</p>', published_at: new Date(2026, 0, 1) }).returning('id').executeTakeFirstOrThrow()
const picture = (alt: string) => db.insertInto('pictures').values({ hash: alt.repeat(32), alt, width: 300, height: 200, bytes: 1, shelved: true, sender: 'Ed' }).returningAll().executeTakeFirstOrThrow()

afterEach(async () => { await db.deleteFrom('home_arrangements').execute() })

test('as it comes it has the poster, the look-up, the latest, more actions, what is on and the letter', async () => {
  expect(await home.standing(db)).toMatchObject({ blocks: home.asItComes })
  expect(await kinds()).toEqual(['urgent', 'look_up', 'latest', 'actions', 'events', 'sign_up'])
})

test('a block is added at the end, moves by one place, is taken off, and each of that is undone', async () => {
  expect(await arranging.add(db, ada, 0, 'local')).toBe('done')
  await arranging.move(db, ada, await block('local'), 'beginning')
  await arranging.move(db, ada, await block('urgent'), 'end')
  await arranging.remove(db, ada, await block('latest'))
  expect(await kinds()).toEqual(['look_up', 'urgent', 'actions', 'events', 'local', 'sign_up'])
  expect((await home.standing(db)).last).toMatchObject({ act: 'remove', kind: 'latest', arranger: 'Ada' })
  const undone = []
  for (;;) {
    const taken = await arranging.undo(db, ada, await now())
    if (!taken) break
    undone.push(taken.act)
  }
  expect(undone).toEqual(['remove', 'move down', 'move up', 'add'])
  expect(await home.standing(db)).toEqual({ blocks: home.asItComes })
  const acts = await db.selectFrom('audit_entries').select('act').where('subject', '=', 'home page').orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(['add a block', 'move up a block', 'move down a block', 'remove a block', 'undo: remove', 'undo: move down', 'undo: move up', 'undo: add'])
})

test('a block goes to any place at once, and no further than the last', async () => {
  await arranging.place(db, ada, await block('sign_up'), 1)
  await arranging.place(db, ada, await block('urgent'), 99)
  expect(await kinds()).toEqual(['sign_up', 'look_up', 'latest', 'actions', 'events', 'urgent'])
})

test('what changes nothing is no arrangement', async () => {
  await arranging.move(db, ada, await block('urgent'), 'beginning')
  await arranging.move(db, ada, await block('sign_up'), 'end')
  await arranging.change(db, ada, await block('latest'), { heading: '' })
  expect(await now()).toBe(0)
})

test('of two who arrange the same page at once, one is told', async () => {
  const both = await Promise.all([arranging.add(db, ada, 0, 'help'), arranging.add(db, ada, 0, 'join')])
  expect(both.toSorted()).toEqual(['done', 'meanwhile'])
  expect(await arranging.undo(db, ada, 0)).toBeUndefined()
  expect(await arranging.undo(db, ada, await now() - 1)).toBeUndefined()
  expect(await kinds()).toHaveLength(7)
})

test('a poster stands once, stories as often as one likes', async () => {
  const { id } = await story('twice')
  expect(await arranging.add(db, ada, 0, 'urgent')).toBe('twice')
  await arranging.add(db, ada, 0, 'feature', { story_id: id })
  await arranging.add(db, ada, await now(), 'feature', { story_id: id, heading: 'Again' })
  expect((await home.standing(db)).blocks.slice(-2)).toMatchObject([{ title: 'Story twice', out: true, heading: '' }, { heading: 'Again' }])
  expect((await home.standing(db)).last).toMatchObject({ act: 'add', named: 'Again' })
  expect(await arranging.change(db, ada, { arrangement: await now(), ordinal: 50 }, {})).toBe('gone')
})

test('what must never stand on the page is refused by the database', async () => {
  const { id } = await story('guarded')
  const { id: arrangement_id } = await db.insertInto('home_arrangements').values({ act: 'add', kind: 'urgent', arranger: 'Ada' }).returning('id').executeTakeFirstOrThrow()
  const put = (values: Partial<home.Block> & { ordinal: number; kind: home.BlockKind }) => {
    const { pictures: _, ...columns } = values
    return db.insertInto('home_blocks').values({ arrangement_id, ...columns }).execute()
  }
  await put({ ordinal: 0, kind: 'urgent' })
  await expect(put({ ordinal: 1, kind: 'urgent' })).rejects.toThrow(/unique/)
  await expect(put({ ordinal: 1, kind: 'feature' })).rejects.toThrow(/check/)
  await expect(put({ ordinal: 1, kind: 'latest', story_id: id })).rejects.toThrow(/check/)
  await expect(put({ ordinal: 1, kind: 'evening' })).rejects.toThrow(/check/)
  await expect(put({ ordinal: 1, kind: 'sign_up', heading: 'Mine' })).rejects.toThrow(/check/)
  const { id: picture_id } = await picture('a')
  await expect(db.insertInto('home_block_pictures').values({ arrangement_id, ordinal: 0, place: 0, picture_id }).execute()).rejects.toThrow(/foreign key/)
})

test('a story that goes for good leaves the page, and the others can still be moved', async () => {
  const { id } = await story('gone')
  await arranging.add(db, ada, 0, 'feature', { story_id: id })
  await arranging.add(db, ada, await now(), 'help')
  await db.updateTable('stories').set({ binned_at: new Date() }).where('id', '=', id).execute()
  expect((await home.standing(db)).blocks[6]).toMatchObject({ kind: 'feature', out: false })
  await db.deleteFrom('stories').where('id', '=', id).execute()
  expect(await arranging.move(db, ada, await block('help'), 'beginning')).toBe('done')
  expect(await kinds()).toEqual(['urgent', 'look_up', 'latest', 'actions', 'events', 'help', 'sign_up'])
})

test('a picture that the page shows stays on the shelf; one that only a former arrangement shows may go', async () => {
  const [one, other] = [await picture('b'), await picture('c')]
  const ed = await db.insertInto('users').values({ name: 'Ed', email: 'ed@tidewater.example', role: 'editor' }).returning(['id', 'name']).executeTakeFirstOrThrow()
  await arranging.add(db, ada, 0, 'evening', { text: 'We sang.', pictures: [other.id, one.id] })
  expect((await home.standing(db)).blocks.at(-1)).toMatchObject({ text: 'We sang.', pictures: [other.id, one.id] })
  expect(await pictures.remove(db, ed, one)).toBe('shown')
  await arranging.change(db, ada, await block('evening'), { text: 'We sang.', pictures: [other.id] })
  expect(await pictures.remove(db, ed, one)).toBe('removed')
  await pictures.tidy(db, settings, one.hash)
  await arranging.undo(db, ada, await now())
  expect((await home.standing(db)).blocks.at(-1)?.pictures).toEqual([other.id])
})
