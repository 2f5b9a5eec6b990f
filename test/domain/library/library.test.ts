import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as actionResources from '#domain/actions/action-resources.ts'
import * as plankResources from '#domain/agenda/plank-resources.ts'
import * as uses from '#domain/content/picture-uses.ts'
import * as filing from '#domain/library/filing.ts'
import * as keeping from '#domain/library/keeping.ts'
import * as resources from '#domain/library/resources.ts'
import * as steps from '#domain/library/steps.ts'
import * as ticks from '#domain/library/ticks.ts'
import * as writing from '#domain/library/writing.ts'
import * as everything from '#domain/people/everything.ts'
import * as forgetting from '#domain/people/forgetting.ts'
import { merge } from '#domain/people/merging.ts'
import * as people from '#domain/people/people.ts'
import { unmerge } from '#domain/people/unmerging.ts'
import * as findables from '#platform/findables.ts'
import { db, home, settings } from '../../house.ts'
import { pdf } from '../../engines/files/documents.ts'

const actor = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
const words = (title: string, more: Partial<writing.Draft> = {}): writing.Draft => ({ kind: 'fact-sheet', title, lede: '', body: '', link: '', language: 'en', meant_for: 'everybody', audience: 'everyone', ...more })
const out = async (title: string, more: Partial<writing.Draft> = {}) => {
  const resource = await writing.draft(db, actor, words(title, { body: 'Words.', ...more }))
  expect(await writing.publish(db, actor, resource.id)).toBeUndefined()
  return resource
}
const course = async (title: string, ...titles: string[]) => {
  const resource = await writing.draft(db, actor, words(title, { kind: 'training' }))
  for (const one of titles) await steps.add(db, actor, resource, { title: one, body: '', link: '' })
  await writing.publish(db, actor, resource.id)
  return resource
}
const arriving = async function* (bytes: Uint8Array) { yield bytes }
const send = async (bytes = pdf(), name = 'a.pdf') => keeping.take(settings, arriving(bytes), name, 1_000_000)
const lying = () => readdir(join(home, 'files/library')).catch(() => [])
const titles = async (audience: resources.Audience, filter: resources.Filter = {}) => (await resources.list(db, audience, { filter })).map(({ title }) => title)

test('what is not published is in no list, and what is for members only in theirs', async () => {
  const draft = await writing.draft(db, actor, words('Quiet', { body: 'Words.' }))
  await out('Open to all', { language: 'es', meant_for: 'leads' })
  const closed = await out('For the few', { audience: 'members', link: 'https://films.example/x', body: '' })
  expect([await titles('everyone'), await titles('members')]).toEqual([['Open to all'], ['For the few', 'Open to all']])
  expect(await resources.withIds(db, 'everyone', [draft.id, closed.id])).toEqual([])
  expect((await resources.facets(db, 'everyone')).map(({ language }) => language)).toEqual(['es'])
  expect(await resources.forMembersAlone(db)).toBe(1)
  expect([await titles('members', { format: 'link' }), await titles('members', { language: 'es' }), await titles('members', { meant_for: 'leads', kind: 'slides' }), await titles('members', { among: [] })])
    .toEqual([['For the few'], ['Open to all'], [], []])
  const [newest] = await resources.list(db, 'members')
  expect((await resources.list(db, 'members', { before: newest })).map(({ title }) => title)).toEqual(['Open to all'])
  await writing.takeBack(db, actor, closed.id)
  expect([await titles('members'), await resources.findPublished(db, 'for-the-few')]).toEqual([['Open to all'], undefined])
})

test('nothing is published that nobody could open', async () => {
  const empty = await writing.draft(db, actor, words('Empty'))
  const training = await writing.draft(db, actor, words('No steps', { kind: 'training', body: 'Words.' }))
  expect([await writing.publish(db, actor, empty.id), await writing.publish(db, actor, training.id)]).toEqual(['content', 'steps'])
  expect(await writing.publish(db, actor, 999_999)).toBeUndefined()
})

test('a resource is not overwritten by somebody who read an older one, and a training with steps stays one', async () => {
  const { id, slug } = await course('How a bill becomes law', 'Read')
  expect(await writing.rewrite(db, actor, id, 1, words('Bills', { kind: 'training', body: '<p onclick="x">Hi<script>x</script></p>' }))).toMatchObject({ slug, version: 2, body: '<p>Hi</p>' })
  expect(await writing.rewrite(db, actor, id, 1, words('Mine', { kind: 'training' }))).toBe('changed since')
  expect(await writing.rewrite(db, actor, id, 2, words('Slides', { kind: 'slides' }))).toBe('has steps')
  expect(await writing.rewrite(db, actor, 999_999, 1, words('Gone'))).toBe('gone')
})

test('only what is published for everybody is found, a course by its steps too, and nothing below the members’ line', async () => {
  const hits = async (said: string) => (await findables.search(db, { words: said, page: 0 })).hits.filter(({ kind }) => kind === 'resource').map(({ slug }) => slug)
  const { id } = await course('Lobby day', 'Practise your marmalade')
  await out('Secret marmalade', { audience: 'members' })
  await out('Half of it', { body: '<p>Open</p><figure data-members=""></figure><p>marmalade</p>' })
  expect(await hits('marmalade')).toEqual(['lobby-day'])
  const [step] = await steps.ofCourse(db, { id })
  if (step) await steps.rewrite(db, actor, step, { title: 'Practise', body: '', link: '' })
  expect(await hits('marmalade')).toEqual([])
  await filing.deleteWhole(db, actor, settings, id)
  expect(await hits('lobby')).toEqual([])
})

test('a file is what its bytes say or nothing of it stays; another takes its place, and all of it goes with the resource', async () => {
  const { id } = await out('With a file')
  expect([await send(Buffer.from('<html><script>'), 'a.pdf'), await lying()]).toEqual(['unknown', []])
  await expect(keeping.take(settings, arriving(Buffer.alloc(2000)), 'a.pdf', 1000)).rejects.toThrow()
  expect(await lying()).toEqual([])
  const [first, second] = [await send(), await send(pdf(), 'evil.html')]
  if (typeof first === 'string' || typeof second === 'string') throw new Error('not taken')
  expect(await filing.put(db, actor, settings, id, first)).toBe(true)
  expect(await filing.put(db, actor, settings, id, second)).toBe(true)
  expect(await resources.find(db, id)).toMatchObject({ file_name: 'evil.pdf', file_kind: 'pdf', format: 'document' })
  expect(await lying()).toEqual([second.file])
  await filing.remove(db, actor, settings, id)
  expect([await lying(), await resources.find(db, id)]).toMatchObject([[], { file: null, format: 'text' }])
  const third = await send()
  if (typeof third === 'string') throw new Error('not taken')
  expect(await filing.put(db, actor, settings, 999_999, third)).toBe(false)
  await filing.put(db, actor, settings, id, third)
  await filing.deleteWhole(db, actor, settings, id)
  expect(await lying()).toEqual([])
})

test('what is nobody’s is swept after a day, and what is somebody’s never', async () => {
  const { id } = await out('Kept')
  const [own, left, fresh] = [await send(), await send(), await send()]
  if (typeof own === 'string' || typeof left === 'string' || typeof fresh === 'string') throw new Error('not taken')
  await filing.put(db, actor, settings, id, own)
  for (const { file } of [own, left]) await utimes(keeping.pathOf(settings, file), new Date(0), new Date(0))
  await filing.sweep(db, settings)
  expect((await lying()).toSorted()).toEqual([own.file, fresh.file].toSorted())
})

test('steps stand in their order and belong to their course', async () => {
  const one = await course('Ordered', 'A', 'B', 'C')
  const other = await course('Other', 'X')
  const named = async () => (await steps.ofCourse(db, one)).map(({ title }) => title).join('')
  const [a, , last] = await steps.ofCourse(db, one)
  if (!a || !last) throw new Error('no steps')
  await steps.move(db, actor, last, 'beginning')
  await steps.move(db, actor, a, 'beginning')
  expect(await named()).toBe('ACB')
  expect(await steps.find(db, other, a.id)).toBeUndefined()
  expect(await steps.add(db, actor, await out('No course'), { title: 'x', body: '', link: '' })).toBeUndefined()
  await steps.remove(db, actor, a)
  expect(await named()).toBe('CB')
})

test('a tick is once, can be taken back, and is told to its person, moved with them and forgotten with them', async () => {
  const [ana, twin] = [await people.welcome(db, { email: 'ana@arden.example', name: 'Ana' }), await people.welcome(db, { email: 'ana@work.example', name: 'Ana' })]
  const training = await course('Three things', 'One', 'Two', 'Three')
  const [one, two, three] = await steps.ofCourse(db, training)
  if (!one || !two || !three) throw new Error('no steps')
  const of = async (person: { id: number }) => [...await ticks.ofPerson(db, person, training)].toSorted((a, b) => a - b)
  for (const step of [one, one, two, three]) await ticks.tick(db, ana, step)
  for (const step of [one, three]) await ticks.tick(db, twin, step)
  for (const step of [two, three, three]) await ticks.untick(db, ana, step)
  expect([await of(ana), await of(twin)]).toEqual([[one.id], [one.id, three.id]])
  expect(await ticks.begunBy(db, ana)).toEqual([{ slug: 'three-things', title: 'Three things', done: 1, steps: 3 }])
  expect((await steps.withTicks(db, training)).map((step) => step.ticks)).toEqual([2, 0, 1])
  expect((await everything.about(db, ana)).find(({ table }) => table === 'course_ticks')?.rows).toMatchObject([{ step_id: one.id }])

  const merged = await merge(db, actor, { survivor: ana.id, loser: twin.id })
  expect(await of(ana)).toEqual([one.id, three.id])
  await unmerge(db, actor, merged ?? 0)
  expect([await of(ana), await of(twin)]).toEqual([[one.id], [one.id, three.id]])
  await forgetting.forget(db, [ana.id], 'asked')
  expect((await steps.withTicks(db, training)).map((step) => step.ticks)).toEqual([1, 0, 1])
})

test('which planks it is about and which actions show it is theirs to say, and is written down when it changes', async () => {
  const { id } = await out('Linked')
  const agenda = await db.insertInto('agendas').values({ slug: 'a', title: 'A' }).returning('id').executeTakeFirstOrThrow()
  const plank = await db.insertInto('planks').values({ slug: 'homes', title: 'Homes', agenda_id: agenda.id, published_at: new Date() }).returning('id').executeTakeFirstOrThrow()
  const hidden = await db.insertInto('planks').values({ slug: 'later', title: 'Later', agenda_id: agenda.id }).returning('id').executeTakeFirstOrThrow()
  const action = await db.selectFrom('actions').select('id').where('slug', '=', 'warm-homes').executeTakeFirstOrThrow()
  const written = async () => Number((await db.selectFrom('audit_entries').select(({ fn }) => fn.countAll().as('n')).where('act', 'like', 'name %of the resource').executeTakeFirstOrThrow()).n)
  for (let time = 0; time < 2; time++) {
    await plankResources.tell(db, actor, { id }, [plank.id, hidden.id, 999_999])
    await actionResources.tell(db, actor, { id }, [action.id, 999_999], [])
  }
  expect([await plankResources.idsOf(db, plank), await plankResources.planksOf(db, { id }), await actionResources.idsOf(db, action), await written()]).toEqual([[id], [plank.id, hidden.id], [id], 2])
  expect((await plankResources.topics(db)).map(({ slug }) => slug)).toEqual(['homes'])
  await actionResources.tell(db, actor, { id }, [], [])
  expect(await actionResources.actionsOf(db, { id })).toEqual([action.id])
  await actionResources.tell(db, actor, { id }, [], [action.id])
  expect(await actionResources.actionsOf(db, { id })).toEqual([])
})

test('a picture that a resource or a step shows is not taken off the shelf', async () => {
  const { id: picture } = await db.insertInto('pictures').values({ hash: 'f'.repeat(32), width: 1, height: 1, bytes: 1, alt: 'x', shelved: true, sender: 'Ada' }).returning('id').executeTakeFirstOrThrow()
  const isUsed = async () => (await uses.shownAmong(db, [picture])).has(picture)
  const { id } = await out('Pictured', { body: `<figure data-picture="${picture}"></figure>` })
  expect(await isUsed()).toBe(true)
  await writing.rewrite(db, actor, id, 1, words('Pictured', { body: 'None.' }))
  expect(await isUsed()).toBe(false)
  const training = await course('Pictured course', 'One')
  await steps.add(db, actor, training, { title: 'See', body: `<figure data-picture="${picture}"></figure>`, link: '' })
  expect(await isUsed()).toBe(true)
  await filing.deleteWhole(db, actor, settings, training.id)
  expect(await isUsed()).toBe(false)
})
