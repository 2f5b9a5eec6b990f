import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as outcomes from '#domain/newsletter/outcomes.ts'
import * as deeds from '#domain/people/deeds.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import { db } from '../../house.ts'
import { event, priya, somebody } from './world.ts'

let mailing: mailings.Mailing
let supper = 0
beforeEach(async () => {
  await db.deleteFrom('mailings').execute()
  supper = await event({ title: 'Supper', inDays: 3 })
  mailing = await out(await mailings.draft(db, priya, {
    kind: 'digest', audience: 'everybody', list: 'newsletter', sender_name: 'We', subject: 'Plain', blocks: [
      { id: 'a', only: null, kind: 'action', action: 1 }, { id: 'b', only: null, kind: 'event', event: supper }, { id: 'c', only: null, kind: 'action', action: 1 }, { id: 'd', only: null, kind: 'story', story: 1 },
    ],
  }))
})

/** It began to leave ten days ago and was out a week later. */
async function out({ id }: { id: number }): Promise<mailings.Mailing> {
  await db.updateTable('mailings').set({ stage: 'gone', leaves_at: sql`now()`, begun_at: sql`now() - interval '10 days'`, gone_at: sql`now() - interval '3 days'` }).where('id', '=', id).execute()
  const found = await mailings.find(db, id)
  if (!found) throw new Error('the letter is gone')
  return found
}
type Got = { state?: 'sent' | 'kept' | 'refused' | 'unknown'; ago?: number; arm?: 0 | 1 }
let people = 0
/** Somebody who got it so many days ago. */
async function reader({ state = 'sent', ago = 10, arm }: Got = {}) {
  const id = await somebody({ name: `Reader ${people += 1} ${crypto.randomUUID()}` })
  await db.insertInto('deliveries').values({ mailing_id: mailing.id, person_id: id, state, arm, settled_at: sql`now() - ${ago} * interval '1 day'` }).execute()
  return id
}
async function did(person: number, kind: string, subject: string, subjectId: number, ago: number) {
  await db.insertInto('deeds').values({ person_id: person, kind, subject, subject_id: subjectId, act: crypto.randomUUID(), occurred_at: sql`now() - ${ago} * interval '1 day'` }).execute()
}
const of = () => outcomes.of(db, mailing)

test('what counts is what its readers did within seven days of getting it, by people and by thing', async () => {
  const [ana, bo, cy, late] = [await reader(), await reader({ state: 'kept' }), await reader(), await reader({ ago: 4 })]
  await did(ana, 'reported', 'action', 1, 9)
  await did(ana, 'reported', 'action', 1, 8)
  await did(bo, 'reported', 'action', 1, 4)
  await did(bo, 'said-yes', 'event', supper, 5)
  await did(cy, 'joined-group', 'group', 7, 5)
  await did(late, 'reported', 'action', 1, 1)
  await did(late, 'said-yes', 'help-call', supper, 1)
  expect((await of()).acts).toEqual({ people: 4, deeds: 7, about: [{ kind: 'action', title: 'Keep every home warm', people: 3 }, { kind: 'event', title: 'Supper', people: 1 }] })
})

test('nothing counts that was done before, later, by somebody who did not get it, or by nobody’s will', async () => {
  const [ana, bo] = [await reader(), await reader({ ago: 4 })]
  await did(ana, 'reported', 'action', 1, 11)
  await did(ana, 'reported', 'action', 1, 2)
  await did(bo, 'reported', 'action', 1, 5)
  await did(ana, 'lapsed', 'membership', 1, 8)
  for (const state of ['refused', 'unknown'] as const) await did(await reader({ state }), 'reported', 'action', 1, 8)
  await did(await somebody({ name: `Nobody ${crypto.randomUUID()}` }), 'reported', 'action', 1, 8)
  expect((await of()).acts).toEqual({ people: 0, deeds: 0, about: [{ kind: 'action', title: 'Keep every home warm', people: 0 }, { kind: 'event', title: 'Supper', people: 0 }] })
})

test('what is not public any more is counted and not named', async () => {
  await db.updateTable('events').set({ stage: 'draft' }).where('id', '=', supper).execute()
  expect((await of()).acts.about[1]).toEqual({ kind: 'event', title: undefined, people: 0 })
})

test('whoever stopped these letters within two weeks of getting it counts once, by whichever way; of other lists, or before, nobody', async () => {
  const [ana, bo, cy, dee] = [await reader(), await reader(), await reader(), await reader()]
  await unsubscribing.withdraw(db, { personId: ana, list: 'newsletter' }, 'No more')
  const say = (person_id: number, how: string, list = 'newsletter', ago = 1) =>
    db.insertInto('consents').values({ person_id, channel: 'email', list, given: false, wording: 'x', how, stated_at: sql`now() - ${ago} * interval '1 day'` }).execute()
  await say(bo, 'complaint')
  await say(bo, 'one-click')
  await say(cy, 'one-click', 'group:1')
  await say(cy, 'organiser')
  await say(dee, 'one-click', 'newsletter', 11)
  await say(await somebody({ name: `Nobody ${crypto.randomUUID()}` }), 'one-click')
  expect((await of()).left).toBe(2)
  await db.updateTable('deliveries').set({ settled_at: sql`now() - interval '15 days'` }).where('person_id', '=', ana).execute()
  expect((await of()).left).toBe(1)
})

test('what came back counts by person and verdict, of this letter alone', async () => {
  const [ana, bo] = [await reader(), await reader()]
  const back = (person_id: number | null, verdict: 'permanent' | 'temporary' | 'complaint', mailing_id = mailing.id, email = '') =>
    db.insertInto('returns').values({ digest: Buffer.from(crypto.randomUUID()), person_id, mailing_id, verdict, reason: 'unsaid', way: 'pipe', decision: 'nothing', email }).execute()
  await back(ana, 'permanent')
  await back(ana, 'permanent')
  await back(null, 'permanent', mailing.id, 'old@people.example')
  await back(bo, 'temporary')
  await back(bo, 'complaint')
  await back(bo, 'permanent', mailing.id + 1)
  expect((await of()).returned).toEqual({ permanent: 2, refused: 0, temporary: 1, complaint: 1 })
})

test('links stand by how often they were followed, and in the list of letters as a sum', async () => {
  await db.insertInto('mailing_links').values([{ mailing_id: mailing.id, name: 'aaaaaaaaaaaa', ordinal: 0, href: 'https://a.example/', follows: 3 }, { mailing_id: mailing.id, name: 'bbbbbbbbbbbb', ordinal: 1, href: 'https://b.example/', follows: 40 }]).execute()
  expect((await of()).links).toEqual([{ href: 'https://b.example/', follows: 40 }, { href: 'https://a.example/', follows: 3 }])
  expect((await mailings.list(db)).map(({ id, follows }) => [id, follows])).toEqual([[mailing.id, 43]])
})

test('of a trial, both subjects by what was known when it was judged', async () => {
  await db.updateTable('mailings').set({ trial_hours: 4, other_subject: 'Warm', decides_at: sql`now() - interval '9 days'`, chosen: 1 }).where('id', '=', mailing.id).execute()
  mailing = { ...mailing, decides_at: (await mailings.find(db, mailing.id))?.decides_at ?? null }
  const [first, second, third] = [await reader({ arm: 0 }), await reader({ arm: 1 }), await reader({ arm: 1 })]
  await did(second, 'joined-group', 'group', 1, 9.5)
  await did(first, 'reported', 'action', 1, 8)
  await did(await reader({ arm: 1, ago: 8 }), 'reported', 'action', 1, 7)
  await did(third, 'lapsed', 'membership', 1, 9.5)
  expect((await of()).arms).toEqual([{ arm: 0, people: 1, acted: 0 }, { arm: 1, people: 2, acted: 1 }])
})

test('whoever works for a group sees what its own people did, and nobody else', async () => {
  const { id: group } = await db.insertInto('groups').values({ slug: crypto.randomUUID(), name: 'Harbor', kind: 'chapter', status: 'affiliated' }).returning('id').executeTakeFirstOrThrow()
  const { id: lee } = await db.insertInto('users').values({ name: 'Lee', email: `${crypto.randomUUID()}@people.example` }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('appointments').values({ user_id: lee, group_id: group, role: 'lead' }).execute()
  const whole = mailing
  mailing = await out(await mailings.draft(db, priya, { kind: 'letter', group_id: group, audience: 'them', list: `group:${group}`, sender_name: 'Harbor', subject: 'x', blocks: whole.blocks }))
  const [ana, gone] = [await reader(), await reader()]
  await db.insertInto('group_members').values({ group_id: group, person_id: ana }).execute()
  for (const person of [ana, gone]) {
    await did(person, 'reported', 'action', 1, 9)
    await db.insertInto('returns').values({ digest: Buffer.from(crypto.randomUUID()), person_id: person, mailing_id: mailing.id, verdict: 'temporary', reason: 'full', way: 'pipe', decision: 'nothing' }).execute()
  }
  const scoped = (one: mailings.Mailing) => db.transaction().execute(async (tx) => {
    await sql`select set_config('commonweal.actor', ${lee}, true)`.execute(tx)
    await sql`set local role commonweal_scoped`.execute(tx)
    return outcomes.of(tx, one)
  })
  expect(await scoped(mailing)).toMatchObject({ acts: { people: 1, about: [{ people: 1 }, { people: 0 }] }, returned: { temporary: 1 } })
  expect((await of()).acts.people).toBe(2)
  expect((await scoped(whole)).acts).toMatchObject({ people: 0, deeds: 0 })
})

test('the ledger is noted as rooms note it', async () => {
  const ana = await reader()
  await db.updateTable('deliveries').set({ settled_at: sql`now() - interval '1 day'` }).where('person_id', '=', ana).execute()
  await deeds.note(db, { id: ana }, { kind: 'reported', subject: 'action', subjectId: 1, act: crypto.randomUUID() })
  mailing = { ...mailing, gone_at: null }
  expect((await of()).acts).toMatchObject({ people: 1, deeds: 1 })
})
