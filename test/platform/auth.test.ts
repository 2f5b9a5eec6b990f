import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { ownOrigin } from '#http/own-origin.ts'
import { openAuth } from '#platform/auth.ts'
import { db, house, settings } from '../house.ts'

test('our tables have all that the sign-in library asks for', async () => {
  const { options } = openAuth({ db, key: house.cookieKey, settings })
  const { toBeCreated, toBeAdded } = await getMigrations(options)
  expect(toBeCreated).toEqual([])
  expect(toBeAdded).toEqual([])
})

test('the database refuses a password', async () => {
  const { id } = await db.insertInto('users').values({ name: 'Ana', email: 'ana@brook.example' }).returning('id').executeTakeFirstOrThrow()
  await expect(db.insertInto('sign_in_accounts').values({ user_id: id, account_id: id, provider_id: 'credential', password: 'x' }).execute()).rejects.toThrow('check constraint')
})

test.each([
  ['http://localhost:8080/x', 'http://localhost:8080'], ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'], ['http://[::1]:3000', 'http://[::1]:3000'],
  ['http://evil.example', 'http://localhost:4000'], ['http://localhost.evil.example', 'http://localhost:4000'], ['http://127.0.0.1.evil.example', 'http://localhost:4000'], ['http://192.168.0.9', 'http://localhost:4000'],
])('a letter asked for at %s leads to %s', (asked, origin) => {
  expect(ownOrigin({ PORT: 4000 }, asked)).toBe(origin)
  expect(ownOrigin({ PORT: 4000, PUBLIC_URL: 'https://our.example' }, asked)).toBe('https://our.example')
})
