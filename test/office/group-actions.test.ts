import { beforeAll, expect, test } from 'vitest'
import * as actions from '#domain/actions/actions.ts'
import * as asking from '#domain/actions/asking.ts'
import * as publishing from '#domain/actions/publishing.ts'
import { routes } from '#http/routes.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { scoped } from '#platform/scoped.ts'
import { app, db, form, house } from '../house.ts'
import { arrive, workOnce } from './colleagues.ts'
import { myGroup, theOthers, type World } from './scope/two-groups.ts'

const { office, site } = routes
const words = { title: 'Heat the library', kind: 'call', ask: 'Ask for heat.', script: 'Hello, {{official}}.', addresses: 'representative' }

let world: World
let lead: Record<string, string>
let desk: Record<string, string>
beforeAll(async () => {
  world = await theOthers(await myGroup())
  lead = world.headers
  desk = (await arrive('Priya', 'editor')).headers
})

const send = (href: string, method: 'POST' | 'PUT' | 'DELETE', fields: Record<string, string> = {}, who = lead) => app.request(href, form(method, fields, who))
const page = async (href: string, headers: Record<string, string> = lead) => (await app.request(href, { headers })).text()
const find = async (id: number) => (await actions.find(db, id))!
const drafted = async (over: Record<string, string> = {}) => {
  const sent = await send(office.actions.href(), 'POST', { ...words, group_id: String(world.mine), ...over })
  expect(sent.status, await sent.clone().text()).toBe(303)
  return Number(/actions\/(\d+)/.exec(sent.headers.get('location') ?? '')?.[1])
}

test('a lead drafts for their group, asks, and a moderator publishes it with credit to the group', async () => {
  const id = await drafted({ credit: 'Somebody grand' })
  expect(await find(id)).toMatchObject({ group_id: world.mine, credit: '', published_at: null })
  expect(await page(office.actions.href())).toMatch(/Drafts<[^]*Heat the library[^]*from Arden Neighbors/)
  expect(await page(office.action.href({ id }))).toContain('Ask for publication')
  expect(await page(office.preview.href({ id }))).toContain('Heat the library')

  expect((await send(office.asking.href({ id }), 'PUT')).headers.get('location')).toBe(office.action.href({ id }, { did: 'ask' }))
  expect(await page(office.action.href({ id }))).toMatch(/Waiting[^]*A moderator reads it next/)
  expect((await send(office.action.href({ id }), 'PUT', { ...words, title: 'Sneaked in', group_id: String(world.mine), version: '2' })).status).toBe(303)
  expect(await find(id)).toMatchObject({ title: 'Heat the library' })
  expect(await page(office.actions.href(), desk)).toMatch(/Waiting for a moderator<\/h2> <p class="meta">2<[^]*Heat the library[^]*Live</)
  expect(await page(office.action.href({ id }), desk)).toMatch(/Arden Neighbors<\/a> asks for publication/)
  expect((await send(office.publication.href({ id }), 'PUT')).status).toBe(403)

  expect((await send(office.publication.href({ id }), 'PUT', { version: '1' }, desk)).status).toBe(422)
  const out = await send(office.publication.href({ id }), 'PUT', { version: '2' }, desk)
  expect(out.status, await out.clone().text()).toBe(303)
  house.cache.drop()
  expect(await page(site.action.href(await find(id)), {})).toMatch(/From <a href="\/groups\/mine">Arden Neighbors<\/a>/)
  expect(await page(site.actions.href(), {})).toContain('From Arden Neighbors')
  await workOnce()
  expect(await db.selectFrom('letters').select(['recipient', 'subject']).where('kind', '=', 'group-action').execute()).toEqual([{ recipient: 'ana@arden.example', subject: 'Published: Heat the library' }])
  expect(await page(office.actions.href())).toContain(`href="${site.action.href(await find(id))}"`)
  for (const href of [office.action.href({ id }), office.actionForm.href({ id }), office.preview.href({ id })]) expect((await app.request(href, { headers: lead })).status).toBe(404)
})

test('what waits can be taken back; handed back, it tells its lead why, also by letter', async () => {
  const id = await drafted({ title: 'Mend the stairs' })
  await send(office.asking.href({ id }), 'PUT')
  await send(office.asking.href({ id }), 'DELETE')
  expect(asking.isWaiting(await find(id))).toBe(false)
  expect((await send(office.action.href({ id }), 'PUT', { ...words, title: 'Mend the steps', group_id: String(world.mine), version: String((await find(id)).version) })).status).toBe(303)
  await send(office.asking.href({ id }), 'PUT')

  expect((await send(office.handingBack.href({ id }), 'PUT', { reason: 'No.' })).status).toBe(403)
  const silent = await send(office.handingBack.href({ id }), 'PUT', { reason: '  ' }, desk)
  expect([silent.status, (await silent.text()).includes('Say why, in a sentence')]).toEqual([422, true])
  await send(office.handingBack.href({ id }), 'PUT', { reason: 'The <bill> number is missing.' }, desk)
  expect(await page(office.action.href({ id }))).toMatch(/A moderator handed it back[^]*The &lt;bill> number is missing/)
  await workOnce()
  expect(await db.selectFrom('letters').select(['recipient', 'body']).where('kind', '=', 'group-action').where('subject', 'like', 'Handed back%').execute()).toEqual([
    { recipient: 'ana@arden.example', body: expect.stringContaining('The <bill> number is missing.') },
  ])
  expect((await audit.list(db, { limit: 4 })).map(({ act }) => act)).toEqual(['hand back', 'ask for publication', 'edit', 'withdraw'])
  await send(office.asking.href({ id }), 'PUT')
  expect(await find(id)).toMatchObject({ handed_back: '', asked_at: expect.any(Date) })
})

test('what a visitor would need is asked for before a moderator is', async () => {
  const id = await drafted({ title: 'Half a thought', script: '' })
  const refused = await send(office.asking.href({ id }), 'PUT')
  expect([refused.status, (await refused.text()).includes('a script')]).toEqual([422, true])
  expect(asking.isWaiting(await find(id))).toBe(false)
})

test('a lead drafts for no other group and for nobody in particular', async () => {
  for (const group_id of [String(world.theirs), '', '999999']) {
    const refused = await send(office.actions.href(), 'POST', { ...words, title: 'Elsewhere', group_id })
    expect([refused.status, (await refused.text()).includes('Choose one of the list')], group_id).toEqual([422, true])
  }
  const id = await drafted({ title: 'Stays here' })
  expect((await send(office.action.href({ id }), 'PUT', { ...words, group_id: String(world.theirs), version: '1' })).status).toBe(422)
  expect((await send(office.copies.href({ id }), 'POST')).status).toBe(303)
  expect((await send(office.copies.href({ id: world.action }), 'POST')).status).toBe(404)
})

test('two groups that write the same title get two addresses, and neither learns of the other', async () => {
  await db.insertInto('actions').values({ slug: 'the-same', title: 'The same', group_id: world.theirs }).execute()
  expect((await find(await drafted({ title: 'The same' }))).slug).toBe('the-same-2')
  expect((await find(await drafted({ title: 'Submit' }))).slug).toBe('submit-2')
})

test('also by SQL, a lead sees and changes the drafts of their groups alone, publishes none and touches none that waits', async () => {
  const asLead = <Result>(work: (tx: Db) => Promise<Result>) => scoped(db, { actorId: world.user }, work)
  const own = await drafted({ title: 'Mine alone', addresses: 'picked', 'pick-1': 'yes' })
  const seen = await asLead((tx) => tx.selectFrom('actions').select(['title', 'group_id', 'published_at']).execute())
  expect(seen.filter(({ group_id, published_at }) => !published_at && group_id !== world.mine)).toEqual([])
  expect(seen.some(({ title }) => title === 'Mine alone')).toBe(true)
  expect(await asLead((tx) => tx.selectFrom('action_targets').select('action_id').where('action_id', 'in', [own, world.action]).execute())).toEqual([{ action_id: own }])

  const before = await find(world.action)
  const changed = async (work: (tx: Db) => Promise<{ numUpdatedRows: bigint }>) => (await asLead(work)).numUpdatedRows
  for (const id of [world.action, 1]) expect(await changed((tx) => tx.updateTable('actions').set({ title: 'x' }).where('id', '=', id).executeTakeFirstOrThrow()), String(id)).toBe(0n)
  expect(await asLead((tx) => publishing.find(tx, world.action))).toBeUndefined()
  expect(await asLead((tx) => tx.deleteFrom('action_targets').where('action_id', '=', world.action).execute())).toMatchObject([{ numDeletedRows: 0n }])
  expect(await find(world.action)).toEqual(before)

  const refused = (work: (tx: Db) => Promise<unknown>) => expect(asLead(work)).rejects.toThrow(/permission denied|row-level security|waits for a moderator/)
  await refused((tx) => tx.updateTable('actions').set({ published_at: new Date() }).where('id', '=', own).execute())
  await refused((tx) => tx.updateTable('actions').set({ credit: 'Grand' }).where('id', '=', own).execute())
  await refused((tx) => tx.updateTable('actions').set({ group_id: world.theirs }).where('id', '=', own).execute())
  await refused((tx) => tx.insertInto('actions').values({ slug: 'x', title: 'x', group_id: world.theirs }).execute())
  await refused((tx) => tx.insertInto('actions').values({ slug: 'x', title: 'x' }).execute())
  await refused((tx) => tx.insertInto('actions').values({ slug: 'x', title: 'x', group_id: world.mine, published_at: new Date() }).execute())
  await refused((tx) => tx.insertInto('action_targets').values({ action_id: world.action, official_id: 2 }).execute())
  await refused((tx) => tx.deleteFrom('actions').where('id', '=', own).execute())
  await refused((tx) => tx.selectFrom('action_submissions').selectAll().execute())
  await send(office.asking.href({ id: own }), 'PUT')
  await refused((tx) => tx.updateTable('actions').set({ title: 'x' }).where('id', '=', own).execute())
  await refused((tx) => tx.insertInto('action_targets').values({ action_id: own, official_id: 2 }).execute())
})

test('an auditor of a group looks and changes nothing; somebody for the whole organization says whom an action comes from', async () => {
  const { id: user_id } = await db.insertInto('users').values({ name: 'Otto', email: 'otto@arden.example' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('appointments').values({ user_id, group_id: world.mine, role: 'auditor' }).execute()
  const changed = await scoped(db, { actorId: user_id }, (tx) => tx.updateTable('actions').set({ title: 'x' }).where('group_id', '=', world.mine).executeTakeFirstOrThrow())
  expect(changed.numUpdatedRows).toBe(0n)

  const both = await send(office.actions.href(), 'POST', { ...words, group_id: String(world.mine), credit: 'The Bridge Alliance' }, desk)
  expect([both.status, (await both.text()).includes('not from both')]).toEqual([422, true])
  const one = await send(office.actions.href(), 'POST', { ...words, title: 'From an ally', credit: 'The Bridge Alliance' }, desk)
  expect(await find(Number(/actions\/(\d+)/.exec(one.headers.get('location')!)?.[1]))).toMatchObject({ group_id: null, credit: 'The Bridge Alliance' })
})
