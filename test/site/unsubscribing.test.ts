import { expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import * as merging from '#domain/people/merging.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import { routes } from '#http/routes.ts'
import { reader } from '../domain/newsletter/returns.ts'
import { app, db, form } from '../house.ts'

const lists = ['group:999', 'newsletter', 'volunteering']
const organization = (await db.selectFrom('organizations').select('name').executeTakeFirst())?.name ?? ''
const href = async (personId: number, list = 'newsletter') => routes.site.unsubscription.href({ token: (await unsubscribing.tokens(db))({ personId, list }) })
const left = (person: { id: number }) => consents.listsOf(db, person, 'email')
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the page asks whether these letters or all, and looking at it changes nothing', async () => {
  const ana = await reader('Ana', lists)
  for (const method of ['GET', 'HEAD']) expect((await app.request(await href(ana.id), { method })).status).toBe(200)
  const html = await (await app.request(await href(ana.id))).text()
  expect(html.match(/<button[^>]*name="stop" value="(list|all)"/g)).toHaveLength(2)
  expect(html).not.toContain(ana.email)
  const asks = async (list: string) => /<button[^>]*value="list">([^<]*)/.exec(await (await app.request(await href(ana.id, list))).text())?.[1]
  expect([await asks('newsletter'), await asks('volunteering'), await asks('group:999')]).toEqual(['Stop the weekly letter', 'Stop calls for help', `Stop the letters from ${organization}`])
  expect(await left(ana)).toEqual(lists)
})

test.each([
  ['a mail program (RFC 8058)', () => ({ method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } })],
  ['one that sends it in parts', () => ({ method: 'POST', body: '--e\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--e--\r\n', headers: { 'content-type': 'multipart/form-data; boundary=e' } })],
  ['one that sends nothing, or damage', () => ({ method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=e' } })],
  ['the button', () => form('POST', { stop: 'list' })],
])('%s ends the letters of that list and of no other', async (_name, init) => {
  const ana = await reader('Ana', lists)
  const answer = await app.request(await href(ana.id), init())
  expect(answer.status).toBe(200)
  expect(await left(ana)).toEqual(['group:999', 'volunteering'])
  const text = await answer.text()
  expect(words(text)).toContain('Done. No more of these letters.')
  expect(text).toContain('value="all"')
  expect(text).toContain(`href="${routes.site.account.href()}"`)
})

test('the other button ends all letters, with its words in the ledger, once however often it is pressed', async () => {
  const ana = await reader('Ana', lists)
  const press = async () => app.request(await href(ana.id), form('POST', { stop: 'all' }))
  const [answer] = await Promise.all([press(), press(), press()])
  expect(words(await answer!.text())).toContain('Done. No more letters.')
  expect(await left(ana)).toEqual([])
  const lines = await db.selectFrom('consents').select(['list', 'how', 'wording']).where('person_id', '=', ana.id).where('given', '=', false).orderBy('list').execute()
  expect(lines).toEqual(lists.map((list) => ({ list, how: 'one-click', wording: `Stop all letters of ${organization} and its groups` })))
})

test('the link still works for whoever became part of another record, and says the same when nobody is known any more', async () => {
  const [ana, again] = [await reader('Ana', lists), await reader('Ana', lists)]
  await merging.merge(db, { id: crypto.randomUUID(), name: 'Ada' }, { survivor: ana.id, loser: again.id })
  await app.request(await href(again.id), form('POST', { stop: 'all' }))
  expect(await left(ana)).toEqual([])
  expect((await app.request(await href(987_654), form('POST', { stop: 'all' }))).status).toBe(200)
})

test('a token that is not ours stops nobody’s letters', async () => {
  const ana = await reader('Ana', lists)
  const [said] = (await href(ana.id)).split('/').at(-1)!.split('.')
  for (const token of ['x', `${said}.${'A'.repeat(32)}`]) expect((await app.request(routes.site.unsubscription.href({ token }), form('POST', { stop: 'all' }))).status).toBe(404)
  expect(await left(ana)).toEqual(lists)
})
