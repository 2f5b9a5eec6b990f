import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { app, db, form } from '../house.ts'
import { arrive, cookiesOf } from './colleagues.ts'

const { account, otherSessions, passkey } = routes.office
const { signIn } = routes.site
const page = async (headers: Record<string, string>) => (await app.request(account.href(), { headers })).text()
const addPasskey = async (userId: string, name: string) =>
  (await db.insertInto('passkeys').values({ user_id: userId, name, public_key: 'k', credential_id: name, counter: 0, device_type: 'singleDevice', backed_up: false }).returning('id').executeTakeFirstOrThrow()).id

test('the account shows where somebody is signed in, and which of it is here', async () => {
  const { headers } = await arrive('Ines', 'organiser')
  const html = await page(headers)
  expect(html).toContain('Firefox on Linux')
  expect(html.match(/>Here</g)).toHaveLength(1)
  expect(html).not.toContain('Sign out everywhere else')
})

test('signing out elsewhere ends all sessions but this one, and nobody else’s', async () => {
  const { headers, email } = await arrive('Ines', 'organiser')
  const elsewhere = await cookiesOf(email)
  const other = await arrive('Otto', 'organiser')
  expect(await page(headers)).toContain('Sign out everywhere else')
  expect((await app.request(otherSessions.href(), form('DELETE', {}, headers))).status).toBe(303)
  expect((await app.request(account.href(), form('PUT', { name: 'Ines' }, elsewhere))).headers.get('location')).toBe(signIn.href())
  for (const still of [headers, other.headers]) expect((await app.request(account.href(), form('PUT', { name: 'Same' }, still))).headers.get('location')).toBe(account.href())
})

test('a passkey is removed by its owner and by nobody else', async () => {
  const ines = await arrive('Ines', 'organiser')
  const otto = await arrive('Otto', 'administrator')
  const id = await addPasskey(ines.id, 'Blue key')
  expect(await page(ines.headers)).toContain('Blue key')
  expect(await page(otto.headers)).not.toContain('Blue key')

  await app.request(passkey.href({ id }), form('DELETE', {}, otto.headers))
  expect(await page(ines.headers)).toContain('Blue key')
  await app.request(passkey.href({ id }), form('DELETE', {}, ines.headers))
  expect(await page(ines.headers)).not.toContain('Blue key')
  expect((await app.request(passkey.href({ id: 'x' }), form('DELETE', {}, ines.headers))).status).toBe(404)
})

test('a name is changed and shown escaped', async () => {
  const { headers, id } = await arrive('Ines', 'organiser')
  expect((await app.request(account.href(), form('PUT', { name: ' <b>Ines</b> ' }, headers))).status).toBe(303)
  expect((await db.selectFrom('users').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name).toBe('<b>Ines</b>')
  const again = await cookiesOf('ines@tidewater.example')
  expect(await page(again)).toContain('&lt;b>Ines&lt;/b>')
})

test('a name without letters, or on two lines, comes back', async () => {
  const { headers } = await arrive('Ines', 'organiser')
  for (const name of ['  ', 'a\nb', 'x'.repeat(101)]) expect((await app.request(account.href(), form('PUT', { name }, headers))).status).toBe(422)
})
