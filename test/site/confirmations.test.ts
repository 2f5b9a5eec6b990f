import { expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import * as people from '#domain/people/people.ts'
import { kinds } from '#site/confirmations/kinds.ts'
import { toConfirm } from '#ui/confirmation-words.ts'
import { app, db, form } from '../house.ts'
import { confirm } from '../confirming.ts'
import { linksTo, workOnce } from '../office/colleagues.ts'

const { signUps, confirmation } = routes.site
const signUp = (email: string, town = 'Arden') => app.request(signUps.href(), form('POST', { email, town, consent: 'newsletter' }))
const pathOf = async (email: string) => {
  await workOnce()
  return new URL((await linksTo(email))[0] ?? '').pathname
}

test('signing up is answered alike for an address we know and for one we do not', async () => {
  await people.welcome(db, { email: 'known@arden.example', name: 'Kay' })
  const [known, other] = [await signUp('known@arden.example'), await signUp('other@arden.example')]
  expect([known.status, known.headers.get('location')]).toEqual([other.status, other.headers.get('location')])
  expect(await known.text()).toBe(await other.text())
})

test('looking at the link changes nothing, however often; the button does', async () => {
  await signUp('bo@arden.example')
  const path = await pathOf('bo@arden.example')
  for (let time = 0; time < 3; time++) {
    const page = await app.request(path)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await page.text()).toMatch(/Was this you\?[^]*The weekly letter[^]*Arden/)
  }
  expect(await people.withEmail(db, 'bo@arden.example')).toEqual([])
  const confirmed = await confirm('bo@arden.example')
  expect([confirmed.status, confirmed.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await confirmed.text()).toContain('Confirmed: the weekly letter.')
  expect(await people.withEmail(db, 'bo@arden.example')).toHaveLength(1)
  for (const init of [{}, form('POST')]) expect((await app.request(path, init)).status).toBe(410)
})

test('what was unticked does not happen', async () => {
  await signUp('cy@arden.example')
  expect(await (await app.request(await pathOf('cy@arden.example'), form('POST'))).text()).toContain('You unticked everything')
  expect(await people.withEmail(db, 'cy@arden.example')).toEqual([])
})

test.each(['x', 'ünï', '%27', 'a'.repeat(3000)])('a link that never was, %s, is used up', async (token) => {
  for (const init of [{}, form('POST', { 'confirm-1': 'yes', 'confirm-99999999999999999999': 'yes', 'confirm-x': 'yes' })]) {
    expect((await app.request(confirmation.href({ token }), init)).status).toBe(410)
  }
})

test('everything that can be confirmed has words for it', () => {
  expect(Object.keys(kinds).filter((kind) => !toConfirm[kind])).toEqual([])
})
