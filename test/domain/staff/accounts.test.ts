import { expect, test } from 'vitest'
import * as people from '#domain/people/people.ts'
import * as accounts from '#domain/staff/accounts.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import { db } from '../../house.ts'
import { auth } from '../../office/colleagues.ts'

const user = (email: string) => db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst()
const signIn = async (email: string) => !!(await signingIn.signIn(auth, email))

test('an address nobody has here has no account, and asking makes none', async () => {
  expect(await accounts.open(db, 'nobody@arden.example')).toBeUndefined()
  expect(await user('nobody@arden.example')).toBeUndefined()
})

test('the account of an address stands for the person who reads it, and is one however many ask at once', async () => {
  const ana = await people.welcome(db, { email: 'ana@arden.example', name: 'Ana' })
  const all = await Promise.all(Array.from({ length: 5 }, () => accounts.open(db, ' Ana@Arden.example ')))
  expect(new Set(all.map((one) => one?.id)).size).toBe(1)
  expect(all[0]).toMatchObject({ name: 'Ana', role: null, person_id: ana.id })
  expect(await signIn('ana@arden.example')).toBe(true)
})

test('somebody without a role and without a person gets no session', async () => {
  await db.insertInto('users').values({ name: 'Otto', email: 'otto@arden.example' }).execute()
  expect(await accounts.open(db, 'otto@arden.example')).toMatchObject({ person_id: null })
  expect(await signIn('otto@arden.example')).toBe(false)
})

test('who has left the staff signs in as a person, if they are one', async () => {
  await db.insertInto('users').values({ name: 'Lee', email: 'lee@arden.example' }).execute()
  const lee = await people.welcome(db, { email: 'lee@arden.example', name: 'Lee' })
  expect(await accounts.open(db, 'lee@arden.example')).toMatchObject({ role: null, person_id: lee.id })
  expect(await signIn('lee@arden.example')).toBe(true)
})

test('an address somebody gave up stands for them no more, and its sessions end', async () => {
  const bo = await people.welcome(db, { email: 'bo@arden.example', name: 'Bo' })
  await accounts.open(db, 'bo@arden.example')
  expect(await signIn('bo@arden.example')).toBe(true)
  await db.updateTable('people').set({ emails: ['bo@new.example'] }).where('id', '=', bo.id).execute()
  await accounts.release(db, bo, 'bo@arden.example')
  const { id } = (await user('bo@arden.example'))!
  expect(await db.selectFrom('sessions').select('id').where('user_id', '=', id).execute()).toEqual([])
  expect(await accounts.open(db, 'bo@arden.example')).toMatchObject({ person_id: null })
  expect(await signIn('bo@arden.example')).toBe(false)
})

test('of a household only its own can be chosen, and the choice is kept', async () => {
  const [cy, di] = [await people.welcome(db, { email: 'home@arden.example', name: 'Cy' }), await people.welcome(db, { email: 'home@arden.example', name: 'Di' })]
  const stranger = await people.welcome(db, { email: 'far@arden.example', name: 'Fay' })
  const account = (await accounts.open(db, 'home@arden.example'))!
  expect(await accounts.household(db, account)).toMatchObject({ personId: cy.id, open: true })
  expect(await accounts.choose(db, account, stranger.id)).toBe(false)
  expect(await accounts.choose(db, account, di.id)).toBe(true)
  expect(await accounts.household(db, account)).toMatchObject({ personId: di.id, open: false })
  expect(await accounts.open(db, 'home@arden.example')).toMatchObject({ person_id: di.id })
})

test('a vouched address that is taken twice joins one person; an account elsewhere stays with whom it was joined to', async () => {
  const given = { provider: 'oidc', subject: 's-1', name: 'Ed', email: 'ed@arden.example' }
  const answers = [await accounts.presented(db, given), await accounts.presented(db, given), await accounts.presented(db, { ...given, email: undefined }), await accounts.presented(db, { ...given, email: 'ana@arden.example' })]
  expect(new Set(answers.map((one) => one?.email))).toEqual(new Set(['ed@arden.example']))
  expect(await people.withEmail(db, 'ed@arden.example')).toHaveLength(1)
  expect(await accounts.presented(db, { provider: 'oidc', subject: 's-2', name: 'Ed' })).toBeUndefined()
})
