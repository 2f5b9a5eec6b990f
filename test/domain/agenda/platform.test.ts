import { expect, test } from 'vitest'
import * as agendas from '#domain/agenda/agendas.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as writing from '#domain/agenda/writing.ts'
import { db } from '../../house.ts'

const ada = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
const words = { title: 'Homes for all', ask: 'Build and protect homes.', position: 'Everybody has a home.\n\n## What we ask\n\n- Build', why: '<p onclick="x()">Rents <script>alert(1)</script>rise.</p>' }

async function agenda(title: string) {
  const opened = await agendas.open(db, ada, { title, lede: '' })
  if (!opened) throw new Error('known already')
  return opened
}

async function plank(agenda_id: number, title: string) {
  const drafted = await writing.draft(db, ada, { ...words, agenda_id, title })
  if (typeof drafted === 'string') throw new Error(drafted)
  return drafted
}

test('a plank is read by everybody once it is published, in its place, and by nobody when it is taken back', async () => {
  const shared = await agenda('Shared prosperity')
  await agenda('Nothing in it yet')
  const [first, second] = [await plank(shared.id, 'Fair taxes'), await plank(shared.id, 'Good jobs')]
  expect(await planks.platform(db)).toEqual([])
  await writing.publish(db, ada, first.id, true)
  await writing.publish(db, ada, second.id, true)
  await writing.publish(db, ada, second.id, true)
  await writing.move(db, ada, second, 'beginning')
  expect((await planks.platform(db)).map(({ title, planks: all }) => [title, all.map((one) => one.title)])).toEqual([['Shared prosperity', ['Good jobs', 'Fair taxes']]])
  expect(await planks.findPublished(db, 'good-jobs')).toMatchObject({ agenda: 'Shared prosperity', title: 'Good jobs' })
  await writing.publish(db, ada, second.id, false)
  expect(await planks.findPublished(db, 'good-jobs')).toBeUndefined()
  expect((await planks.whole(db)).map(({ planks: all }) => all.length)).toEqual([2, 0])
  const acts = await db.selectFrom('audit_entries').select('act').where('subject', '=', 'plank').where('subject_id', '=', String(second.id)).orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(['draft the plank', 'publish the plank', 'move the plank', 'take back the plank'])
})

test('what is written becomes our own few elements, and nothing in it runs', async () => {
  const { position, why } = await plank((await agenda('Strong democracy')).id, 'Open votes')
  expect(position).toBe('<p>Everybody has a home.</p><h2>What we ask</h2><ul><li>Build</li></ul>')
  expect(why).toBe('<p>Rents rise.</p>')
})

test('whoever read an older plank overwrites nothing', async () => {
  const { id } = await agenda('A unified movement')
  const made = await plank(id, 'One table')
  const first = await writing.rewrite(db, ada, made.id, made.version, { ...words, agenda_id: id, title: 'One long table' })
  expect(first).toMatchObject({ slug: 'one-table', title: 'One long table', version: 2 })
  expect(await writing.rewrite(db, ada, made.id, made.version, { ...words, agenda_id: id, title: 'A bench' })).toBe('changed since')
  expect(await writing.rewrite(db, ada, made.id, 2, { ...words, agenda_id: 999_999 })).toBe('no such agenda')
  expect(await writing.rewrite(db, ada, 999_999, 1, { ...words, agenda_id: id })).toBe('gone')
  expect((await planks.find(db, made.id))?.title).toBe('One long table')
})

test('two agendas never go by one title, and one with planks is not removed', async () => {
  const [one, other] = [await agenda('Green future'), await agenda('Brown past')]
  expect(await agendas.open(db, ada, { title: 'green FUTURE', lede: '' })).toBeUndefined()
  expect(await agendas.rewrite(db, ada, other.id, { title: 'Green future', lede: '' })).toBe(false)
  expect(await agendas.rewrite(db, ada, other.id, { title: 'Blue sea', lede: 'Clean water' })).toBe(true)
  await plank(one.id, 'Clean air')
  expect(await agendas.remove(db, ada, one.id)).toBe(false)
  expect(await agendas.remove(db, ada, other.id)).toBe(true)
})

test('a plank that goes to another agenda stands last there', async () => {
  const [from, to] = [await agenda('From here'), await agenda('To there')]
  await plank(to.id, 'Already there')
  const moved = await plank(from.id, 'On its way')
  await writing.rewrite(db, ada, moved.id, 1, { ...words, title: 'On its way', agenda_id: to.id })
  const [, there] = (await planks.whole(db)).filter(({ id }) => id === from.id || id === to.id)
  expect(there?.planks.map(({ title }) => title)).toEqual(['Already there', 'On its way'])
})
