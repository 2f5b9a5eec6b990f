import { expect, test } from 'vitest'
import * as coalitions from '#domain/agenda/coalitions.ts'
import * as planks from '#domain/agenda/planks.ts'
import { routes } from '#http/routes.ts'
import { app, db, form, house } from '../house.ts'
import { arrive } from './colleagues.ts'

const { office, site } = routes
const [ed, aud] = [await arrive('Ed', 'editor'), await arrive('Aud', 'auditor')]
const page = async (path: string, as = ed) => (await app.request(path, { headers: as.headers })).text()
const open = async (path: string) => {
  house.cache.drop()
  return (await app.request(path)).text()
}
const send = (path: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, as = ed) => app.request(path, form(method, fields, as.headers))
const idIn = (answer: Response) => Number(/\/(\d+)(\?|$)/.exec(answer.headers.get('location') ?? '')?.[1])

async function agendaNamed(title: string) {
  await send(office.agendas.href(), 'POST', { title })
  return (await planks.whole(db)).find((agenda) => agenda.title === title)?.id ?? 0
}

const plank = (agenda: number, title: string, more: Record<string, string> = {}) => ({ title, agenda_id: String(agenda), ask: 'Tax the second home.', position: 'We hold this.', why: '- Because', ...more })

test('an editor opens an agenda, writes a plank, publishes it, and everybody reads it with what belongs to it', async () => {
  expect(await open(site.platform.href())).toContain('has not published its platform yet')
  expect(await page(office.platform.href())).toContain('Begin with an agenda')
  const agenda = await agendaNamed('Shared prosperity')
  const { id: story } = await db.insertInto('stories').values({ slug: 'a-win', title: 'A win for homes', published_at: new Date(2026, 0, 1) }).returning('id').executeTakeFirstOrThrow()

  const drafted = await send(office.planks.href(), 'POST', plank(agenda, 'Homes for all', { [`story-${story}`]: 'yes' }))
  const id = idIn(drafted)
  expect(await page(drafted.headers.get('location') ?? '')).toContain('The draft is saved')
  expect((await app.request(site.plank.href({ slug: 'homes-for-all' }))).status).toBe(404)
  await send(office.plankPublication.href({ id }), 'PUT')
  await db.updateTable('actions').set({ plank_id: id }).where('slug', '=', 'warm-homes').execute()
  await send(office.coalitions.href(), 'POST', { name: 'Homes Together', status: 'active', website: 'https://homes.example', our_part: 'We call', [`plank-${id}`]: 'yes' })

  expect(await open(site.platform.href())).toMatch(/Shared prosperity[^]*Homes for all[^]*Tax the second home/)
  const shown = await open(site.plank.href({ slug: 'homes-for-all' }))
  expect(shown).toMatch(/Shared prosperity<\/a>[^]*<h1>Homes for all[^]*<p>We hold this[^]*<li>Because[^]*Keep every home warm[^]*A win for homes[^]*Homes Together[^]*Our part:<\/strong> We call/)
  expect(await open(site.coalition.href({ slug: 'homes-together' }))).toMatch(/<h1>Homes Together[^]*homes\.example/)
  expect((await app.request(site.coalition.href({ slug: 'nobody' }))).status).toBe(404)
  expect(await open(site.search.href({}, { q: 'second home' }))).toContain('/platform/homes-for-all')
  expect(await open(site.search.href({}, { q: 'together' }))).toContain('/coalitions/homes-together')
  expect(await open(site.coalitions.href())).toMatch(/Shared prosperity[^]*Homes Together[^]*For <a href="\/platform\/homes-for-all"/)

  await send(office.plankPublication.href({ id }), 'DELETE')
  expect(await open(site.platform.href())).not.toContain('Homes for all')
  expect(await open(site.search.href({}, { q: 'second home' }))).not.toContain('/platform/homes-for-all')
  expect(await open(site.coalitions.href())).not.toContain('Homes for all')
})

test('what is missing is said beside its field, and what was typed stays', async () => {
  const agenda = await agendaNamed('Green future')
  const refused = await send(office.planks.href(), 'POST', plank(agenda, '', { ask: 'Kept words' }))
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/A plank needs a title[^]*Kept words/)
  expect((await send(office.planks.href(), 'POST', plank(999_999, 'Nowhere'))).status).toBe(422)
  expect((await send(office.agendas.href(), 'POST', { title: 'GREEN FUTURE' })).status).toBe(422)
  expect((await send(office.agenda.href({ id: agenda }), 'PUT', { title: '' })).status).toBe(422)
  const bad = await send(office.coalitions.href(), 'POST', { name: 'Odd', website: 'javascript:alert(1)', links: 'nonsense' })
  expect(await bad.text()).toMatch(/Write the address of a page[^]*Each line is the address/)
})

test('whoever saves over a newer plank sees both, and may still save', async () => {
  const agenda = await agendaNamed('Strong democracy')
  const id = idIn(await send(office.planks.href(), 'POST', plank(agenda, 'Open votes')))
  await send(office.plank.href({ id }), 'PUT', plank(agenda, 'Votes in the open', { version: '1', position: 'Theirs' }))
  const overtaken = await send(office.plank.href({ id }), 'PUT', plank(agenda, 'Mine', { version: '1', position: 'Mine too' }))
  expect(overtaken.status).toBe(409)
  expect(await overtaken.text()).toMatch(/Somebody else saved this plank[^]*Votes in the open[^]*Theirs[^]*Mine too/)
  expect((await send(office.plank.href({ id }), 'PUT', plank(agenda, 'Mine', { version: '2' }))).status).toBe(303)
  expect((await planks.find(db, id))?.title).toBe('Mine')
})

test('the order is changed by buttons, and nothing with planks is removed by accident', async () => {
  const [first, second] = [await agendaNamed('One'), await agendaNamed('Two')]
  const titles = async () => (await planks.whole(db)).map(({ title }) => title).filter((title) => ['One', 'Two'].includes(title))
  await send(office.agendaRank.href({ id: second }), 'PUT', { towards: 'beginning' })
  expect(await titles()).toEqual(['Two', 'One'])
  const [a, b] = [idIn(await send(office.planks.href(), 'POST', plank(first, 'A'))), idIn(await send(office.planks.href(), 'POST', plank(first, 'B')))]
  await send(office.plankRank.href({ id: a }), 'PUT', { towards: 'end' })
  expect((await planks.whole(db)).find(({ id }) => id === first)?.planks.map(({ id }) => id)).toEqual([b, a])
  expect((await send(office.agenda.href({ id: first }), 'DELETE')).headers.get('location')).toContain('did=full')
  await send(office.plank.href({ id: a }), 'DELETE')
  await send(office.plank.href({ id: b }), 'DELETE')
  await send(office.agenda.href({ id: first }), 'DELETE')
  expect(await titles()).toEqual(['Two'])
  expect(await page(office.newPlank.href({}, { agenda: second }))).toMatch(/value="\d+" selected[^>]*>Two/)
})

test('a table of coalitions goes out and comes in from the office', async () => {
  await send(office.coalitions.href(), 'POST', { name: 'Raise Up', status: 'paused', is_national: 'yes' })
  const csv = await page(office.coalitionsCsv.href())
  expect(csv).toMatch(/^name,purpose,website,links,our part,status,national,part of,planks\r\n/)
  const body = new FormData()
  body.set('file', new File([csv.replace('paused', 'ended'), 'New Friends,,,,,,,Raise Up,\r\n'], 'c.csv', { type: 'text/csv' }))
  const taken = await app.request(office.coalitionFile.href(), { method: 'POST', body, headers: { ...ed.headers, origin: 'http://localhost' } })
  expect(await taken.text()).toMatch(/1 coalition added, 1 changed/)
  expect(await coalitions.named(db, 'raise up')).toMatchObject({ status: 'ended', is_national: true })
  expect((await send(office.coalitionFile.href(), 'POST')).status).toBe(422)

  const { id = 0 } = await coalitions.named(db, 'New Friends') ?? {}
  expect(await page(office.coalition.href({ id }))).toMatch(/New Friends[^]*selected[^>]*>Raise Up/)
  expect((await send(office.coalition.href({ id }), 'PUT', { name: 'Raise Up', status: 'active' })).status).toBe(422)
  await send(office.coalition.href({ id }), 'DELETE')
  expect(await coalitions.named(db, 'New Friends')).toBeUndefined()
  expect(await page(office.newCoalition.href())).toContain('Add a coalition')
})

test('whoever only looks on changes nothing', async () => {
  for (const path of [office.platform.href(), office.coalitions.href()]) expect((await app.request(path, { headers: aud.headers })).status).toBe(403)
  expect((await send(office.agendas.href(), 'POST', { title: 'Mine' }, aud)).status).toBe(403)
})

test('an action names its plank in its form', async () => {
  const agenda = await agendaNamed('A unified movement')
  const id = idIn(await send(office.planks.href(), 'POST', plank(agenda, 'One table')))
  const fields = { title: 'Set the table', kind: 'call', addresses: 'representative', plank_id: String(id) }
  const drafted = await send(office.actions.href(), 'POST', fields)
  expect(await page(office.actionForm.href({ id: idIn(drafted) }))).toMatch(/selected[^>]*>One table/)
  expect((await send(office.actions.href(), 'POST', { ...fields, plank_id: '999999' })).status).toBe(422)
})
