import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as resources from '#domain/library/resources.ts'
import * as steps from '#domain/library/steps.ts'
import { routes } from '#http/routes.ts'
import { app, db, form, home, house } from '../house.ts'
import { docx, pdf } from '../engines/files/documents.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { office, site } = routes
const [ed, aud] = [await arrive('Ed', 'editor'), await arrive('Aud', 'auditor')]
const page = async (path: string, as: { headers: { cookie: string } } = ed) => (await app.request(path, { headers: as.headers })).text()
const open = async (path: string) => {
  house.cache.drop()
  return app.request(path)
}
const send = (path: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, as: { headers: { cookie: string } } = ed) => app.request(path, form(method, fields, as.headers))
const idIn = (answer: Response) => Number(/\/(\d+)(\?|$)/.exec(answer.headers.get('location') ?? '')?.[1])
const words = (title: string, more: Record<string, string> = {}) => ({ kind: 'fact-sheet', title, language: 'en', meant_for: 'everybody', audience: 'everyone', ...more })
const file = (id: number, bytes: Uint8Array, name: string, as: { headers: { cookie: string } } = ed) => {
  const body = new FormData()
  body.set('file', new File([Uint8Array.from(bytes)], name))
  return app.request(office.resourceFile.href({ id }), { method: 'POST', body, headers: { ...as.headers, origin: 'http://localhost' } })
}
const lying = () => readdir(join(home, 'files/library')).catch(() => [])

test('an editor drafts a fact sheet, sends its file, publishes it with its topic and action, takes it back and deletes it', async () => {
  expect(await page(office.library.href())).toMatch(/Nothing yet[^]*Add the first one/)
  expect(await page(office.newResource.href())).toContain('Add a resource')
  const agenda = await db.insertInto('agendas').values({ slug: 'a', title: 'Shared prosperity' }).returning('id').executeTakeFirstOrThrow()
  const plank = await db.insertInto('planks').values({ slug: 'homes', title: 'Homes for all', agenda_id: agenda.id, published_at: new Date(0) }).returning('id').executeTakeFirstOrThrow()
  const action = await db.selectFrom('actions').select('id').where('slug', '=', 'warm-homes').executeTakeFirstOrThrow()
  const drafted = await send(office.library.href(), 'POST', words('Heat in winter', { [`plank-${plank.id}`]: 'yes', [`action-${action.id}`]: 'yes', [`offered-${action.id}`]: 'yes' }))
  const id = idIn(drafted)
  expect(await page(drafted.headers.get('location') ?? '')).toMatch(/The draft is saved[^]*No file yet[^]*checked[^>]*> <span>Homes for all/)
  expect(await (await send(office.resourcePublication.href({ id }), 'PUT')).text()).toContain('There is nothing to open yet')

  expect((await file(id, pdf(), 'Heat & light.pdf')).headers.get('location')).toBe(office.resource.href({ id }, { did: 'filed' }))
  expect(await page(office.resource.href({ id }, { did: 'filed' }))).toMatch(/The file is here[^]*Heat &amp; light\.pdf[^]*PDF, 1 KB[^]*Another in its place/)
  expect((await app.request(site.resourceFile.href({ slug: 'heat-in-winter' }))).status).toBe(404)
  const inside = await app.request(office.resourceFile.href({ id }), { headers: ed.headers })
  expect([inside.status, inside.headers.get('content-type'), inside.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'no-store, no-transform'])
  await send(office.resourcePublication.href({ id }), 'PUT')
  expect(await (await open(site.action.href({ slug: 'warm-homes' }))).text()).toMatch(/What helps you with it[^]*Fact sheet · PDF, 1 KB[^]*Heat in winter/)
  expect(await (await open(site.plank.href({ slug: 'homes' }))).text()).toMatch(/To learn and hand on[^]*Heat in winter/)
  expect(await page(office.preview.href({ id: action.id }))).toContain('Heat in winter')
  const copy = idIn(await send(office.copies.href({ id: action.id }), 'POST'))
  expect(await page(office.preview.href({ id: copy }))).toContain('Heat in winter')
  expect(await page(office.library.href())).toMatch(/1 resource<[^]*Heat in winter[^]*Published/)

  await send(office.resource.href({ id }), 'PUT', words('Heat in winter', { version: '1', [`offered-${action.id}`]: 'yes' }))
  expect(await (await open(site.action.href({ slug: 'warm-homes' }))).text()).not.toContain('Heat in winter')
  await file(id, docx(), 'Heat.docx')
  expect(await resources.find(db, id)).toMatchObject({ file_name: 'Heat.docx', file_kind: 'docx' })
  expect(await lying()).toHaveLength(1)
  await send(office.resourceFile.href({ id }), 'DELETE')
  expect(await lying()).toEqual([])
  expect((await app.request(office.resourceFile.href({ id }), { headers: ed.headers })).status).toBe(404)
  await send(office.resourcePublication.href({ id }), 'DELETE')
  expect((await open(site.resource.href({ slug: 'heat-in-winter' }))).status).toBe(404)
  expect((await send(office.resource.href({ id }), 'DELETE')).headers.get('location')).toContain('did=deleted')
  expect((await app.request(office.resource.href({ id }), { headers: ed.headers })).status).toBe(404)
})

test('what is missing is said beside its field, and what was typed stays', async () => {
  const refused = await send(office.library.href(), 'POST', words('', { lede: 'Kept words', link: 'javascript:alert(1)' }))
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringMatching(/A resource needs a title[^]*Kept words[^]*Write the address of a page/)])
  const id = idIn(await send(office.library.href(), 'POST', words('Files')))
  const wrong = await file(id, Buffer.from('<html>'), 'a.pdf')
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringMatching(/That is no file we take/)])
  const none = await send(office.resourceFile.href({ id }), 'POST')
  expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Choose a file first')])
  expect((await file(999_999, pdf(), 'a.pdf')).status).toBe(404)
  expect(await lying()).toEqual([])
})

test('whoever saves over a newer one sees both, and may still save', async () => {
  const id = idIn(await send(office.library.href(), 'POST', words('First')))
  await send(office.resource.href({ id }), 'PUT', words('Theirs', { version: '1', body: 'Their text' }))
  const overtaken = await send(office.resource.href({ id }), 'PUT', words('Mine', { version: '1' }))
  expect([overtaken.status, await overtaken.text()]).toEqual([409, expect.stringMatching(/Somebody else saved this resource[^]*Theirs[^]*Their text[^]*value="Mine"/)])
  expect((await send(office.resource.href({ id }), 'PUT', words('Mine', { version: '2' }))).status).toBe(303)
})

test('a training is given its steps, in order', async () => {
  const id = idIn(await send(office.library.href(), 'POST', words('Canvassing', { kind: 'training' })))
  expect(await (await send(office.resourcePublication.href({ id }), 'PUT')).text()).toContain('A training needs its first step')
  expect(await page(office.newCourseStep.href({ id }))).toContain('Add a step')
  expect((await send(office.courseSteps.href({ id }), 'POST', { title: '', link: 'x' })).status).toBe(422)
  for (const title of ['Listen', 'Knock']) await send(office.courseSteps.href({ id }), 'POST', { title, body: 'Words.' })
  const [listen, knock] = await steps.ofCourse(db, { id })
  await send(office.courseStepRank.href({ id, step: knock?.id ?? 0 }), 'PUT', { towards: 'beginning' })
  expect(await page(office.resource.href({ id }))).toMatch(/2 steps[^]*1\. <a[^>]*>Knock[^]*2\. <a[^>]*>Listen/)
  const step = office.courseStep.href({ id, step: listen?.id ?? 0 })
  expect(await page(step)).toMatch(/Change the step[^]*Listen/)
  await send(step, 'PUT', { title: 'Hear', body: 'Words.' })
  await send(office.courseStep.href({ id, step: knock?.id ?? 0 }), 'DELETE')
  expect((await steps.ofCourse(db, { id })).map(({ title }) => title)).toEqual(['Hear'])
  const other = idIn(await send(office.library.href(), 'POST', words('Sheet')))
  expect([(await app.request(office.newCourseStep.href({ id: other }), { headers: ed.headers })).status, (await send(office.courseSteps.href({ id: other }), 'POST', { title: 'x' })).status]).toEqual([404, 404])
  expect((await app.request(office.courseStep.href({ id: other, step: listen?.id ?? 0 }), { headers: ed.headers })).status).toBe(404)
  expect(await (await send(office.resource.href({ id }), 'PUT', words('Canvassing', { kind: 'slides', version: '1' }))).text()).toContain('It has steps, so it is a training')
})

test('whoever only looks on, and whoever works for one group, changes nothing and sees nothing of it', async () => {
  const group = await db.insertInto('groups').values({ slug: 'g', kind: 'chapter', status: 'affiliated', name: 'G' }).returning('id').executeTakeFirstOrThrow()
  const { id: user } = await db.insertInto('users').values({ name: 'Lee', email: 'lee@g.example' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('appointments').values({ user_id: user, group_id: group.id, role: 'organiser' }).execute()
  const lee = { headers: await cookiesOf('lee@g.example') }
  const id = idIn(await send(office.library.href(), 'POST', words('Draft of ours', { body: 'Secret' })))
  for (const as of [aud, lee]) {
    for (const path of [office.library.href(), office.newResource.href(), office.resource.href({ id }), office.resourceFile.href({ id })]) {
      const answer = await app.request(path, { headers: as.headers })
      expect([answer.status, (await answer.text()).includes('Draft of ours')], path).toEqual([403, false])
    }
    expect((await send(office.library.href(), 'POST', words('Mine'), as)).status).toBe(403)
    expect((await send(office.resource.href({ id }), 'DELETE', {}, as)).status).toBe(403)
    expect((await file(id, pdf(), 'a.pdf', as)).status).toBe(403)
  }
  expect(await resources.find(db, id)).toMatchObject({ title: 'Draft of ours', file: null })
  expect(await lying()).toEqual([])
})
