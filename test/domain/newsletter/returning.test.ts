import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { takeIn } from '#domain/newsletter/returning.ts'
import * as confirmedEmails from '#domain/people/confirmed-emails.ts'
import * as consents from '#domain/people/consents.ts'
import * as forgetting from '#domain/people/forgetting.ts'
import * as merging from '#domain/people/merging.ts'
import * as people from '#domain/people/people.ts'
import * as returns from '#domain/people/returns.ts'
import * as undeliverable from '#domain/people/undeliverable.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import * as letters from '#platform/letters.ts'
import { letter } from '../../engines/bounces/messages.ts'
import { db } from '../../house.ts'
import { bounceOf, complaintOf, mailing, markOf, reader } from './returns.ts'

const actor = { id: '00000000-0000-4000-8000-000000000001', name: 'Ada' }
const first = await mailing()
const second = await mailing()
const disabled = { status: '5.2.1', diagnostic: 'smtp; 550 5.2.1 account disabled' }
const standing = async (email: string) => (await undeliverable.among(db, [email])).length === 1
/** As if everything that came back had come so many days sooner. */
const days = (many: number) => sql`update returns set came_at = came_at - ${`${many} days`}::interval`.execute(db)
const listsOf = (person: { id: number }) => consents.listsOf(db, person, 'email')

test('nobody there: the address gets no more letters to many, from the first on, and the reason is kept', async () => {
  const ana = await reader('Ana')
  expect(await takeIn(db, await bounceOf({ mailing: first, person: ana.id }, { recipient: ana.email }), 'pipe')).toEqual(['undeliverable'])
  expect(await undeliverable.among(db, [ana.email])).toMatchObject([{ email: ana.email, reason: 'unknown user' }])
  expect(await returns.ofPerson(db, ana)).toMatchObject([{ person_id: ana.id, email: ana.email, mailing_id: first, verdict: 'permanent', reason: 'unknown user', status: '5.1.1', reply: 550, way: 'pipe', decision: 'undeliverable' }])
  expect(await takeIn(db, await bounceOf({ mailing: second, person: ana.id }, { recipient: ana.email }), 'pipe')).toEqual(['undeliverable before'])
  const willing = await db.selectFrom('people').select('id').where(undeliverable.deliverable(db)).execute()
  expect(willing.map(({ id }) => id)).not.toContain(ana.id)
})

test('the same message again, by whichever way and at the same moment, changes nothing', async () => {
  const ana = await reader('Ana')
  const raw = await bounceOf({ mailing: first, person: ana.id }, { recipient: ana.email })
  const taken = await Promise.all((['pipe', 'webhook', 'mailbox', 'pipe'] as const).map((way) => takeIn(db, raw, way)))
  expect(taken.flat()).toEqual(['undeliverable'])
  expect(await returns.ofPerson(db, ana)).toHaveLength(1)
})

test('a forged one, without our mark or with one that is not ours, is kept and changes nothing', async () => {
  const ana = await reader('Ana')
  const mark = await markOf({ mailing: first, person: ana.id })
  const forged = mark.slice(0, -1) + (mark.endsWith('0') ? '1' : '0')
  for (const raw of [await bounceOf(undefined, { recipient: ana.email }), await bounceOf(undefined, { recipient: ana.email, returned: `Message-ID: <${forged}@commonweal.example>` }), await complaintOf(undefined)]) {
    expect(await takeIn(db, raw, 'webhook')).toEqual(['unmatched'])
  }
  expect(await standing(ana.email)).toBe(false)
  expect(await listsOf(ana)).toEqual(['newsletter'])
  expect(await returns.ofPerson(db, ana)).toMatchObject([{ decision: 'unmatched', person_id: null }, { decision: 'unmatched', person_id: null }])
})

test('the mark is also found in the return address', async () => {
  const ana = await reader('Ana')
  const raw = await bounceOf(undefined, { recipient: ana.email, returned: `Return-Path: <bounces+${(await markOf({ mailing: first, person: ana.id })).toUpperCase()}@commonweal.example>` })
  expect(await takeIn(db, raw, 'mailbox')).toEqual(['undeliverable'])
})

test.each([
  ['a full mailbox', { status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 mailbox full' }], ['a temporary one', { status: '4.1.1', diagnostic: 'smtp; 450 4.1.1 user unknown' }],
  ['a warning', { action: 'delayed', status: '4.4.1', diagnostic: '' }], ['a letter called spam', { status: '5.7.1', diagnostic: 'smtp; 550 5.7.1 spam' }], ['a sender refused', { status: '5.1.8', diagnostic: 'smtp; 553 5.1.8 sender rejected' }],
])('%s never makes an address undeliverable, however often it comes', async (_name, told) => {
  const ana = await reader('Ana')
  for (const number of [first, second, await mailing(), await mailing()]) {
    expect(await takeIn(db, await bounceOf({ mailing: number, person: ana.id }, { recipient: ana.email, ...told }), 'pipe')).toEqual(['nothing'])
    await days(1)
  }
  expect(await standing(ana.email)).toBe(false)
})

test('what delivers, answers by itself or is no report leaves no line', async () => {
  const ana = await reader('Ana')
  const mark = await markOf({ mailing: first, person: ana.id })
  const away = letter({ from: ana.email, subject: 'Automatic reply: News', headers: [`In-Reply-To: <${mark}@commonweal.example>`, 'Auto-Submitted: auto-replied'], body: '550 5.1.1 user unknown' })
  for (const raw of [away, await bounceOf({ mailing: first, person: ana.id }, { action: 'delivered', status: '2.0.0', recipient: ana.email }), Buffer.from(''), Buffer.from('{}')]) expect(await takeIn(db, raw, 'pipe')).toEqual([])
  expect(await returns.ofPerson(db, ana)).toEqual([])
})

test('another lasting refusal counts with a second, within thirty days, of another day and another letter', async () => {
  const [ana, bo, cy, dee] = await Promise.all(['Ana', 'Bo', 'Cy', 'Dee'].map((name) => reader(name)))
  const refuse = async (person: typeof ana, number: number) => (await takeIn(db, await bounceOf({ mailing: number, person: person!.id }, { recipient: person!.email, ...disabled }), 'pipe'))[0]
  for (const person of [ana, bo, cy, dee]) expect(await refuse(person, first)).toBe('first of two')
  expect(await refuse(dee, second)).toBe('first of two')
  await days(3)
  expect(await refuse(bo, first)).toBe('first of two')
  expect([await refuse(ana, second), await standing(ana!.email)]).toEqual(['undeliverable', true])
  await days(28)
  expect([await refuse(cy, second), await standing(cy!.email)]).toEqual(['first of two', false])
})

test('an address that a letter was sent on to is not ours: that nobody is there counts with a second', async () => {
  const ana = await reader('Ana')
  const told = async (number: number) => bounceOf({ mailing: number, person: ana.id }, { recipient: 'old@elsewhere.example', returned: `Message-ID: <${await markOf({ mailing: number, person: ana.id })}@x.example>\r\nTo: ${ana.email}` })
  expect(await takeIn(db, await told(first), 'pipe')).toEqual(['first of two'])
  await days(1)
  expect(await takeIn(db, await told(second), 'pipe')).toEqual(['undeliverable'])
})

test('a letter of its own is known by its number; whoever has changed their address since keeps the new one', async () => {
  const ana = await reader('Ana')
  const key = crypto.randomUUID()
  await letters.write(db, { key, kind: 'sign-in', recipient: ana.email, subject: 'Your link', body: 'x' })
  const { id } = await db.selectFrom('letters').select('id').where('key', '=', key).executeTakeFirstOrThrow()
  expect(await takeIn(db, await bounceOf({ letter: id }, { recipient: ana.email }), 'pipe')).toEqual(['undeliverable'])
  expect(await returns.ofPerson(db, ana)).toMatchObject([{ letter_id: id, person_id: null, decision: 'undeliverable' }])

  const bo = await reader('Bo')
  await db.insertInto('deliveries').values({ mailing_id: first, person_id: bo.id, state: 'sent', email: bo.email }).execute()
  await db.updateTable('people').set({ emails: ['bo@new.example'] }).where('id', '=', bo.id).execute()
  expect(await takeIn(db, await bounceOf({ mailing: first, person: bo.id }, { recipient: bo.email }), 'pipe')).toEqual(['nothing'])
  expect([await standing(bo.email), await standing('bo@new.example')]).toEqual([false, false])
  expect(await takeIn(db, await bounceOf({ mailing: second, person: bo.id }, { recipient: bo.email }), 'pipe')).toEqual(['nothing'])
})

test('a complaint takes back what they agreed to on that list; of a list that is not known, on every one', async () => {
  const [ana, bo, cy] = await Promise.all(['Ana', 'Bo', 'Cy'].map((name) => reader(name, ['newsletter', 'volunteering', 'group:7'])))
  expect(await takeIn(db, await complaintOf({ mailing: await mailing({ list: 'group:7' }), person: ana!.id }), 'pipe')).toEqual(['withdrawn'])
  expect(await listsOf(ana!)).toEqual(['newsletter', 'volunteering'])
  const [line] = await db.selectFrom('consents').select(['given', 'how', 'wording', 'list']).where('person_id', '=', ana!.id).orderBy('id', 'desc').execute()
  expect(line).toEqual({ given: false, how: 'complaint', wording: expect.stringContaining('mail provider'), list: 'group:7' })

  expect(await takeIn(db, await complaintOf({ mailing: 999_999, person: bo!.id }, 'fraud'), 'pipe')).toEqual(['withdrawn'])
  expect(await listsOf(bo!)).toEqual([])
  expect(await takeIn(db, await complaintOf({ mailing: 999_999, person: bo!.id }), 'pipe')).toEqual(['nothing'])
  expect(await standing(bo!.email)).toBe(false)

  for (const type of ['auth-failure', 'not-spam']) await takeIn(db, await complaintOf({ mailing: first, person: cy!.id }, type), 'pipe')
  expect(await listsOf(cy!)).toHaveLength(3)
})

test('a complaint about a letter of its own finds its list in the letter, and without one everybody of that address', async () => {
  const ana = await reader('Ana', ['newsletter', 'volunteering'])
  const write = async (unsubscribe_url: string) => {
    const key = crypto.randomUUID()
    await letters.write(db, { key, kind: 'help-call', recipient: ana.email, subject: 'Help', body: 'x', unsubscribe_url })
    return (await db.selectFrom('letters').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
  }
  const token = (await unsubscribing.tokens(db))({ personId: ana.id, list: 'volunteering' })
  await takeIn(db, await complaintOf({ letter: await write(`https://commonweal.example/unsubscribe/${token}`) }), 'pipe')
  expect(await listsOf(ana)).toEqual(['newsletter'])
  await takeIn(db, await complaintOf({ letter: await write('') }), 'pipe')
  expect(await listsOf(ana)).toEqual([])
})

test('an answer to a letter that went there, or an organizer, lets letters go there again, and that is written down', async () => {
  const ana = await reader('Ana')
  const die = async () => takeIn(db, await bounceOf({ mailing: await mailing(), person: ana.id }, { recipient: ana.email }), 'pipe')
  await die()
  await confirmedEmails.note(db, ana, ana.email)
  expect(await standing(ana.email)).toBe(false)
  expect(await die()).toEqual(['undeliverable'])
  expect(await undeliverable.lift(db, actor, ana, 'somebody@else.example')).toBe(false)
  expect([await undeliverable.lift(db, actor, ana, ana.email), await undeliverable.lift(db, actor, ana, ana.email)]).toEqual([true, false])
  const audited = await db.selectFrom('audit_entries').select(['actor', 'act', 'before']).where('subject_id', '=', String(ana.id)).orderBy('id').execute()
  expect(audited).toEqual([{ actor: 'The owner of the address', act: 'write again to an address of', before: { undeliverable: 'unknown user' } }, { actor: 'Ada', act: 'write again to an address of', before: { undeliverable: 'unknown user' } }])
})

test('what came back before it was lifted counts no longer', async () => {
  const ana = await reader('Ana')
  const refuse = async () => (await takeIn(db, await bounceOf({ mailing: await mailing(), person: ana.id }, { recipient: ana.email, ...disabled }), 'pipe'))[0]
  await refuse()
  await days(2)
  expect(await refuse()).toBe('undeliverable')
  await days(2)
  await undeliverable.lift(db, actor, ana, ana.email)
  expect(await refuse()).toBe('first of two')
})

test('of somebody who was forgotten nothing is kept; of two who became one it is the survivor’s', async () => {
  const [gone, loser, survivor] = await Promise.all(['Gone', 'Lost', 'Still'].map((name) => reader(name)))
  await takeIn(db, await bounceOf({ mailing: second, person: gone!.id }, { recipient: gone!.email }), 'pipe')
  await forgetting.forget(db, [gone!.id], 'asked')
  await takeIn(db, await bounceOf({ mailing: first, person: gone!.id }, { recipient: gone!.email, diagnostic: `smtp; 550 5.1.1 <${gone!.email}> unknown` }), 'pipe')
  await takeIn(db, await bounceOf(undefined, { recipient: gone!.email, diagnostic: `smtp; 550 5.1.1 <${gone!.email}> unknown` }), 'pipe')
  expect(JSON.stringify(await db.selectFrom('returns').selectAll().execute())).not.toContain(gone!.email)
  expect(await standing(gone!.email)).toBe(false)

  await merging.merge(db, actor, { survivor: survivor!.id, loser: loser!.id })
  await takeIn(db, await bounceOf({ mailing: first, person: loser!.id }, { recipient: loser!.email }), 'pipe')
  const both = (await people.find(db, survivor!.id))!
  expect(await returns.ofPerson(db, both)).toMatchObject([{ person_id: survivor!.id, email: loser!.email, decision: 'undeliverable' }])
})

test('of addresses that are no person’s nothing is kept', async () => {
  const key = crypto.randomUUID()
  await letters.write(db, { key, kind: 'confirmation', recipient: 'stranger@far.example', subject: 'Was it you?', body: 'x' })
  const { id } = await db.selectFrom('letters').select('id').where('key', '=', key).executeTakeFirstOrThrow()
  for (const marked of [{ letter: id }, undefined]) await takeIn(db, await bounceOf(marked, { recipient: 'stranger@far.example', diagnostic: 'smtp; 550 5.1.1 <stranger@far.example> unknown' }), 'pipe')
  const rows = await db.selectFrom('returns').select(['letter_id', 'email', 'words', 'decision']).orderBy('id', 'desc').limit(2).execute()
  expect(rows).toEqual([{ letter_id: null, email: '', words: '', decision: 'unmatched' }, { letter_id: id, email: '', words: '', decision: 'nothing' }])
  expect(await standing('stranger@far.example')).toBe(false)
})

test('what bore no mark goes after ninety days, the rest after two years', async () => {
  const ana = await reader('Ana')
  await takeIn(db, await bounceOf(undefined, { recipient: ana.email }), 'pipe')
  await takeIn(db, await bounceOf({ mailing: first, person: ana.id }, { recipient: ana.email }), 'pipe')
  const left = async (after: number) => {
    await days(after)
    await returns.sweep(db)
    return (await returns.ofPerson(db, ana)).map(({ decision }) => decision)
  }
  expect([await left(89), await left(2), await left(800)]).toEqual([['undeliverable', 'unmatched'], ['undeliverable'], []])
  expect(await standing(ana.email)).toBe(true)
  await db.updateTable('people').set({ emails: ['ana@new.example'] }).where('id', '=', ana.id).execute()
  await returns.sweep(db)
  expect(await standing(ana.email)).toBe(false)
})

test('for a hundred thousand people the question costs little', async () => {
  await sql`insert into people (name, emails) select 'P' || n, array['p' || n || '@many.example'] from generate_series(1, 100000) n`.execute(db)
  await sql`insert into undeliverable_emails (email, reason) select 'p' || n || '@many.example', 'unknown user' from generate_series(1, 100000, 50) n`.execute(db)
  await sql`analyze people, undeliverable_emails`.execute(db)
  const count = async (isAsked: boolean) => {
    const began = performance.now()
    const { n } = await db.selectFrom('people').select(({ fn }) => fn.countAll<number>().as('n')).where('emails', '<>', sql<string[]>`'{}'`).$if(isAsked, (query) => query.where(undeliverable.deliverable(db))).executeTakeFirstOrThrow()
    return { n, took: performance.now() - began }
  }
  const [all, asked] = [await count(false), await count(true)]
  expect(all.n - asked.n).toBeGreaterThanOrEqual(2000)
  console.info(`counting 100,000: ${all.took.toFixed(0)} ms, only the deliverable: ${asked.took.toFixed(0)} ms`)
  expect(asked.took).toBeLessThan(2000)
})
