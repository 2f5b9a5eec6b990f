import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import * as confirmations from '#domain/people/confirmations.ts'
import * as confirmedEmails from '#domain/people/confirmed-emails.ts'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import { db, queued } from '../../house.ts'
import { workOnce } from '../../office/colleagues.ts'

const place = (name: string) => `ocd-division/country:us/state:ma/place:${name}`
const origin = 'http://localhost:3000'
const asking = { kind: 'newsletter', email: ' Ana@Arden.example ', name: ' Ana ', details: {}, wording: 'Yes.', origin }
const ask = (over: Partial<confirmations.Asking> = {}) => confirmations.ask(db, { ...asking, ...over })
const lettersTo = (email: string) => db.selectFrom('letters').select(['subject', 'body']).where('recipient', '=', email).orderBy('id').execute()
const anHourPasses = () => db.updateTable('confirmation_links').set({ written_at: sql`written_at - interval '61 minutes'` }).execute()
const tokenFor = async (email: string) => {
  await workOnce()
  return /confirm\/(\S+)/.exec((await lettersTo(email)).at(-1)?.body ?? '')?.[1] ?? ''
}
const ids = async (token: string) => (await confirmations.waiting(db, token)).map(({ id }) => id)
const carried: string[] = []
const carryOut: confirmations.CarryOut = async (_tx, person, { kind }) => { carried.push(`${person.name}: ${kind}`) }
const confirmAll = async (token: string) => confirmations.confirm(db, token, await ids(token), carryOut)

beforeEach(async () => {
  carried.length = 0
  await db.deleteFrom('confirmations').execute()
  await db.deleteFrom('confirmation_links').execute()
  await db.deleteFrom('letters').execute()
})

test('what a stranger types waits, and changes nobody, known or not, before the letter is answered', async () => {
  const known = await people.welcome(db, { email: 'ana@arden.example', name: 'Ana' })
  await ask({ placeId: place('arden') })
  await ask({ email: 'nobody@arden.example', name: 'Nobody' })
  await workOnce()
  expect(await people.find(db, known.id)).toEqual(known)
  expect(await people.withEmail(db, 'nobody@arden.example')).toEqual([])
  expect(await consents.stands(db, known, 'email', 'newsletter')).toBe(false)
})

test('asking does the very same for an address we know and for one we do not', async () => {
  await people.welcome(db, { email: 'known@arden.example', name: 'Kay' })
  const statements: string[][] = []
  for (const email of ['known@arden.example', 'other@arden.example']) {
    const heard: string[] = []
    const listening = db.withPlugin({ transformQuery: ({ node }) => { heard.push(node.kind); return node }, transformResult: async ({ result }) => result })
    await confirmations.ask(listening, { ...asking, email, name: 'Kay' })
    statements.push(heard)
  }
  expect(statements[0]).toEqual(['InsertQueryNode', 'RawNode'])
  expect(statements[1]).toEqual(statements[0])
  await workOnce()
  const [[known], [other]] = [await lettersTo('known@arden.example'), await lettersTo('other@arden.example')]
  expect(known?.body.replace(/confirm\/\S+/, '')).toBe(other?.body.replace(/confirm\/\S+/, ''))
  expect(known?.subject).toBe(other?.subject)
})

test('one letter an hour goes to an address, however often and for whatever it is typed', async () => {
  for (const kind of ['newsletter', 'newsletter', 'signature']) {
    await ask({ kind })
    await workOnce()
  }
  expect(await lettersTo('ana@arden.example')).toHaveLength(1)
  const waiting = await db.selectFrom(sql<{ key: string; run_at: Date }>`graphile_worker.jobs`.as('jobs')).selectAll().where('key', '=', 'confirmation:ana@arden.example').execute()
  expect(waiting).toHaveLength(1)
  expect(waiting[0]!.run_at.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000)

  await anHourPasses()
  await ask()
  await workOnce()
  const letters = await lettersTo('ana@arden.example')
  expect(letters).toHaveLength(2)
  expect(letters[1]?.body).toMatch(/the weekly letter\n {2}- your name beside the calls/)
})

test('a link answers for all that waits by then, once, and only what was ticked', async () => {
  await ask()
  const token = await tokenFor('ana@arden.example')
  await ask({ kind: 'signature', details: { callId: 'x' } })
  const [first, second] = await ids(token)
  expect(await confirmations.confirm(db, token, [first!, 999_999], carryOut)).toMatchObject({ email: 'ana@arden.example', people: [{ name: 'Ana' }] })
  expect(carried).toEqual(['Ana: newsletter'])
  expect(await confirmations.confirm(db, token, [second!], carryOut)).toBeUndefined()
  expect(await confirmations.waiting(db, token)).toEqual([])
})

test('pressed five times at once, it is carried out once', async () => {
  await ask()
  const token = await tokenFor('ana@arden.example')
  const waiting = await ids(token)
  const answers = await Promise.all(Array.from({ length: 5 }, () => confirmations.confirm(db, token, waiting, carryOut)))
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(carried).toHaveLength(1)
})

test('a link answers for its own address only', async () => {
  await ask({ email: 'mallory@evil.example', name: 'Mallory' })
  await ask({ email: 'bo@arden.example', name: 'Bo' })
  const token = await tokenFor('mallory@evil.example')
  const bos = await db.selectFrom('confirmations').select('id').where('email', '=', 'bo@arden.example').execute()
  await confirmations.confirm(db, token, bos.map(({ id }) => id), carryOut)
  expect(carried).toEqual([])
  expect(await people.withEmail(db, 'bo@arden.example')).toEqual([])
})

test('after a week neither the link nor what was typed is good for anything, and both are swept', async () => {
  await ask()
  const token = await tokenFor('ana@arden.example')
  const waiting = await ids(token)
  await db.updateTable('confirmations').set({ expires_at: sql`now() - interval '1 second'` }).execute()
  expect(await ids(token)).toEqual([])
  await db.updateTable('confirmation_links').set({ expires_at: sql`now() - interval '1 second'` }).execute()
  expect(await confirmations.confirm(db, token, waiting, carryOut)).toBeUndefined()
  await confirmations.sweep(db)
  for (const table of ['confirmations', 'confirmation_links'] as const) expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
})

test('an act that fails takes all of it back, and the link is still good', async () => {
  await ask({ email: 'half@arden.example', name: 'Half' })
  const token = await tokenFor('half@arden.example')
  const failing = confirmations.confirm(db, token, await ids(token), () => Promise.reject(new Error('the act failed')))
  await expect(failing).rejects.toThrow('the act failed')
  expect(await people.withEmail(db, 'half@arden.example')).toEqual([])
  expect(await ids(token)).toHaveLength(1)
})

test('a household confirms each of its own; what we did not know of somebody is learnt then, and what we know stays', async () => {
  const known = await people.welcome(db, { email: 'home@arden.example', name: '' })
  await ask({ email: 'home@arden.example', name: 'Cy', placeId: place('arden') })
  await ask({ email: 'home@arden.example', name: 'Di' })
  await confirmAll(await tokenFor('home@arden.example'))
  expect(carried).toEqual(['Cy: newsletter', 'Di: newsletter'])
  expect(await people.find(db, known.id)).toMatchObject({ name: 'Cy', place_id: place('arden'), locality: 'Arden' })
  expect(await db.selectFrom('person_changes').select(['origin', 'before']).where('person_id', '=', known.id).orderBy('id', 'desc').executeTakeFirst()).toMatchObject({ origin: 'person', before: { name: '', place_id: null } })

  await anHourPasses()
  await ask({ email: 'home@arden.example', name: 'Cy', placeId: place('winnick') })
  await confirmAll(await tokenFor('home@arden.example'))
  expect(await people.find(db, known.id)).toMatchObject({ place_id: place('arden') })
  expect(await people.withEmail(db, 'home@arden.example')).toHaveLength(2)
})

test('the first confirmation of somebody whose town is known has the groups there introduced, once', async () => {
  const introduced: unknown[] = []
  for (const kind of ['newsletter', 'signature']) {
    await ask({ kind, email: 'ed@arden.example', name: 'Ed', placeId: place('arden') })
    await confirmAll(await tokenFor('ed@arden.example'))
    introduced.push(...await queued('introduce-groups'))
    await anHourPasses()
  }
  await ask({ email: 'far@arden.example', name: 'Fay' })
  await confirmAll(await tokenFor('far@arden.example'))
  introduced.push(...await queued('introduce-groups'))
  const [ed] = await people.withEmail(db, 'ed@arden.example')
  expect(introduced).toEqual([{ personId: ed?.id }])
  expect(await confirmedEmails.ofPerson(db, ed!)).toEqual(['ed@arden.example'])
})

test('nothing that a stranger typed stands in the letter', async () => {
  await ask({ email: 'gil@arden.example', name: 'Buy pills at https://pills.example', kind: 'join-group', details: { note: 'Cheap!' } })
  await workOnce()
  const [letter] = await lettersTo('gil@arden.example')
  expect(letter?.body).toContain('joining a group')
  expect(letter?.body).not.toMatch(/pills|Cheap/)
})
