import { authenticate } from 'mailauth'
import { simpleParser } from 'mailparser'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as sending from '#domain/newsletter/sending.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { lay } from '#ui/letter/lay.ts'
import { openBulkMailer } from '#platform/bulk-mailer.ts'
import { dkimOf, publicHalf } from '#platform/dkim.ts'
import { markedIn } from '#platform/letter-marks.ts'
import * as queue from '#platform/queue.ts'
import { agreeing, comePriya, priya } from '../agreeing.ts'
import { app, db, settings } from '../house.ts'
import { workOnce } from '../office/colleagues.ts'
import { openSink } from '../smtp-sink.ts'

const sink = await openSink()
const signing = { ...settings, MAIL_FROM: 'hello@tidewater.example', DKIM_SELECTOR: 'commonweal', SMTP_URL: sink.url, BOUNCE_ADDRESS: 'bounces@tidewater.example' }
const dkim = (await dkimOf(db, signing))!
afterAll(() => sink.close())
beforeEach(async () => {
  sink.become({})
  sink.received.length = 0
  await db.deleteFrom('mailings').execute()
  await comePriya()
})

const text = (html: string): mailings.Draft['blocks'] => [{ id: 'b1', only: null, kind: 'text', html }]
async function sent(count: number, over: Partial<mailings.Draft> = {}) {
  const list = `group:${crypto.randomUUID()}`
  const people = await agreeing(list, count)
  const mailing = await mailings.draft(db, priya, { kind: 'letter', audience: 'them', list, sender_name: 'Tidewater für alle', subject: 'Grüße von der Küste', blocks: text('<p>Bring a <b>chair</b>.</p>'), ...over })
  expect(await sending.send(db, priya, mailing.id, { version: 1, typed: count }, undefined, 'everyone')).toBe('on its way')
  await sql`update mailings set leaves_at = now()`.execute(db)
  return { mailing, people }
}
/** As the worker does, every minute. */
async function work(over: Partial<Mailroom> = {}) {
  await queue.leave(db, 'send-mailings', {}, { key: 'send-mailings' })
  await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`.execute(db)
  await workOnce(undefined, { bulk: openBulkMailer(signing, dkim), settings: signing, ...over })
}
const stage = async ({ id }: { id: number }) => (await mailings.find(db, id))?.stage
const headOf = (raw: Buffer) => raw.toString('latin1', 0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')

test('a letter is sent from draft to mailbox: greeted, signed, with a way out for people and for mail programs', async () => {
  const { mailing, people: [ana] } = await sent(1)
  await work()
  expect(await stage(mailing)).toBe('gone')
  const [letter] = sink.received
  expect(letter).toMatchObject({ to: [ana?.email], from: expect.stringMatching(/^bounces\+m\d+\.\d+\.[0-9a-f]{20}@tidewater\.example$/) })
  const raw = letter?.raw ?? Buffer.alloc(0)
  const read = await simpleParser(raw)
  expect(read.subject).toBe('Grüße von der Küste')
  expect(read.from?.value).toEqual([{ name: 'Tidewater für alle', address: 'hello@tidewater.example' }])
  expect(read.to).toMatchObject({ value: [{ name: 'Ana Núñez', address: ana?.email }] })
  for (const part of [read.text, read.html]) expect(part).toMatch(/Ana[\s\S]*Bring\s+a\s+(<\w+>)?chair/)

  const head = headOf(raw)
  const way = /^List-Unsubscribe: <(.*)>$/m.exec(head)?.[1] ?? ''
  expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  expect(head).toMatch(/^List-Id: .*<[\w.-]+\.tidewater\.example>$/m)
  expect(head).toMatch(new RegExp(`^Feedback-ID: letter-${mailing.id}:tidewater.example:commonweal$`, 'm'))
  expect(head).not.toMatch(/^Auto-Submitted/m)
  expect(read.text).toContain(way)
  expect(await markedIn(db, /^Message-ID: (.*)$/mi.exec(head)?.[1] ?? '')).toEqual({ mailing: mailing.id, person: ana?.id })

  const { dkim: { results } } = await authenticate(raw, {
    ip: '127.0.0.1', helo: 'localhost', sender: 'hello@tidewater.example', disableArc: true, disableDmarc: true, disableBimi: true,
    resolver: async (name: string, type: string) => {
      if (type === 'TXT' && name === 'commonweal._domainkey.tidewater.example') return [[`v=DKIM1; k=rsa; p=${publicHalf(dkim)}`]]
      throw Object.assign(new Error(name), { code: 'ENOTFOUND' })
    },
  })
  expect(results.map(({ status, signingDomain }) => [status.result, signingDomain])).toEqual([['pass', 'tidewater.example']])
  const signed = (results[0]?.signingHeaders?.keys ?? '').toLowerCase().split(/:\s*/)
  expect(signed).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'feedback-id']))
})

test('looking at the way out changes nothing; a mail program’s post ends the letters, and the next mailing is not for them', async () => {
  const { mailing } = await sent(1)
  await work()
  const way = new URL(/^List-Unsubscribe: <(.*)>$/m.exec(headOf(sink.received[0]!.raw))?.[1] ?? '').pathname
  expect((await app.request(way)).status).toBe(200)
  expect(await sending.size(db, mailing, undefined, 'everyone')).toBe(1)
  const posted = await app.request(way, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  expect(posted.status).toBe(200)
  expect(await sending.size(db, mailing, undefined, 'everyone')).toBe(0)
})

test('two workers at one queue hand over each letter once', async () => {
  const { mailing, people } = await sent(240)
  await Promise.all([work(), work(), work()])
  await work()
  expect(sink.received.flatMap(({ to }) => to).toSorted()).toEqual(people.map(({ email }) => email).toSorted())
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 240 })
})

test('whoever takes their consent back between sending and leaving gets nothing', async () => {
  const { mailing, people: [ana, ben] } = await sent(2)
  await db.insertInto('consents').values({ person_id: ana?.id ?? 0, channel: 'email', list: mailing.list, given: false, wording: 'No', how: 'one-click' }).execute()
  await work()
  expect(sink.received.flatMap(({ to }) => to)).toEqual([ben?.email])
  expect(await deliveries.counts(db, mailing)).toMatchObject({ sent: 1, skipped: 1 })
})

test('a server that is away holds the mailing up; the office says why, and a minute later it goes on', async () => {
  const { mailing } = await sent(3)
  sink.become({ greeting: '421 4.3.2 closed for the moment' })
  await work()
  expect(await mailings.find(db, mailing.id)).toMatchObject({ stage: 'leaving', trouble: expect.stringMatching(/cannot be reached.*closed for the moment.*every minute/) })
  sink.become({})
  await work()
  expect(await mailings.find(db, mailing.id)).toMatchObject({ stage: 'gone', trouble: '' })
  expect(sink.received).toHaveLength(3)
})

test('refused as a sender, the mailing stops and says so, until somebody resumes it', async () => {
  const { mailing } = await sent(3)
  sink.become({ MAIL: '550 5.7.1 who are you' })
  await work()
  expect(await mailings.find(db, mailing.id)).toMatchObject({ stage: 'paused', trouble: expect.stringMatching(/refuses these letters.*who are you/) })
  sink.become({})
  await work()
  expect(sink.received).toHaveLength(0)
  await sending.resume(db, priya, mailing.id)
  await work()
  expect([await stage(mailing), sink.received.length]).toEqual(['gone', 3])
})

test('blocked by a list, the mailing stops and says that those refused are tried again; let go on, everybody gets it once', async () => {
  const { mailing, people } = await sent(160)
  sink.become({ RCPT: '554 5.7.1 blocked by a list' })
  for (const _ of [1, 2]) {
    await work()
    expect(await mailings.find(db, mailing.id)).toMatchObject({ stage: 'paused', trouble: expect.stringMatching(/refuses these letters: .*blocked by a list.* until somebody lets it go on\. The last 1\d\d that it refused are tried again then\.$/) })
    expect(await deliveries.counts(db, mailing)).toMatchObject({ waiting: 160, refused: 0 })
    await sending.resume(db, priya, mailing.id)
  }
  sink.become({})
  await work()
  expect(sink.received.flatMap(({ to }) => to).toSorted()).toEqual(people.map(({ email }) => email).toSorted())
  expect(await stage(mailing)).toBe('gone')
})

test('a letter that waited leaves for nobody when its sender may not write to them any more; somebody who may lets it go on', async () => {
  const { mailing, people } = await sent(3)
  const role = (one: 'organiser' | 'editor') => db.updateTable('users').set({ role: one }).where('id', '=', priya.id).execute()
  await role('editor')
  await work()
  expect(sink.received).toHaveLength(0)
  expect(await mailings.find(db, mailing.id)).toMatchObject({ stage: 'paused', trouble: 'Priya, who sent it, may not write to them any more. Nothing leaves; somebody who may can let it go on, or end it.' })
  expect(await deliveries.counts(db, mailing)).toMatchObject({ waiting: 3 })
  const { id } = await db.insertInto('users').values({ name: 'Kay', email: 'kay@tidewater.example', role: 'organiser' }).returning('id').executeTakeFirstOrThrow()
  await sending.resume(db, { id, name: 'Kay' }, mailing.id)
  await work()
  expect(sink.received.flatMap(({ to }) => to).toSorted()).toEqual(people.map(({ email }) => email).toSorted())
  expect(await stage(mailing)).toBe('gone')
  await role('organiser')
})

test('what was refused for the moment is tried again when its time comes, and the mailing is not gone before', async () => {
  const { mailing, people: [ana] } = await sent(2)
  sink.become({ RCPT: (line) => (line.includes(ana?.email ?? '') ? '451 4.7.1 greylisted' : undefined) })
  await work()
  expect([await stage(mailing), sink.received.length]).toEqual(['leaving', 1])
  sink.become({})
  await work()
  expect(sink.received).toHaveLength(1)
  await sql`update deliveries set next_at = now() where state = 'waiting'`.execute(db)
  await work()
  expect([await stage(mailing), sink.received.length]).toEqual(['gone', 2])
})

test('a clock that jumps makes nothing go twice: ahead, what waits goes sooner; back, it waits longer', async () => {
  const { mailing } = await sent(2)
  await sql`update mailings set leaves_at = now() + interval '1 day'`.execute(db)
  await work()
  expect([await stage(mailing), sink.received.length]).toEqual(['waiting', 0])
  await sql`update mailings set leaves_at = now() - interval '1 year'`.execute(db)
  await work()
  await work()
  expect([await stage(mailing), sink.received.length]).toEqual(['gone', 2])
})

test('a letter that cannot be laid out keeps no other waiting; the office says so, and it goes when it can', async () => {
  const { mailing: broken } = await sent(1, { kind: 'alert', subject: 'Broken' })
  const { mailing } = await sent(2)
  await work({ lay: (letter, ...more) => (letter.subject === 'Broken' ? Promise.reject(new Error('the process ended')) : lay(letter, ...more)) })
  expect([await stage(mailing), sink.received.length]).toEqual(['gone', 2])
  expect(await mailings.find(db, broken.id)).toMatchObject({ stage: 'leaving', trouble: expect.stringMatching(/cannot be laid out: the process ended.*every minute/) })
  await work()
  expect([await stage(broken), sink.received.length]).toEqual(['gone', 3])
})

test('an alert whose action is over before it leaves stops, and says so', async () => {
  const { mailing } = await sent(2, { kind: 'alert', blocks: [{ id: 'b1', only: null, kind: 'action', action: 999_999 }] })
  await work()
  expect([await mailings.find(db, mailing.id), sink.received.length]).toEqual([expect.objectContaining({ stage: 'paused', trouble: expect.stringMatching(/closed, over or taken back/) }), 0])
})

test('in a trial the winner’s subject goes to the others', async () => {
  const { mailing } = await sent(120, { other_subject: 'Bring a chair', trial_hours: 2 })
  await work()
  expect([await stage(mailing), sink.received.length]).toEqual(['trying', 12])
  const subjects = async () => Map.groupBy(await Promise.all(sink.received.map(async ({ raw }) => (await simpleParser(raw)).subject)), (subject) => subject).entries().map(([subject, all]) => [subject, all.length]).toArray().toSorted()
  expect(await subjects()).toEqual([['Bring a chair', 6], ['Grüße von der Küste', 6]])
  const [other] = await db.selectFrom('deliveries').select('person_id').where('arm', '=', 1).execute()
  await db.insertInto('deeds').values({ person_id: other?.person_id ?? 0, kind: 'reported', subject: 'action', subject_id: 1, act: crypto.randomUUID() }).execute()
  await sql`update mailings set decides_at = now()`.execute(db)
  await work()
  expect([await stage(mailing), await subjects()]).toEqual(['gone', [['Bring a chair', 114], ['Grüße von der Küste', 6]]])
})

test('what may have arrived is sent again by a person’s decision alone, and mail programs know it for the same letter', async () => {
  const { mailing } = await sent(1)
  sink.become({ end: 'hang up' })
  await work()
  expect(await deliveries.counts(db, mailing)).toMatchObject({ unknown: 1 })
  sink.become({})
  await work()
  expect(sink.received).toHaveLength(1)
  await sending.sendUnknownAgain(db, priya, mailing.id)
  await work()
  const [first, second] = sink.received.map(({ raw }) => /^Message-ID: (.*)$/mi.exec(headOf(raw))?.[1])
  expect(first).toBe(second)
})

test('without a mail server every letter is a file in the outbox, and is counted as kept', async () => {
  const { mailing } = await sent(2)
  await workOnce()
  expect(await deliveries.counts(db, mailing)).toMatchObject({ kept: 2 })
})

test('its links are counted under one address for all, or lead straight where its writer wants that; a test of it counts none', async () => {
  const blocks = text('<p><a href="https://else.example/a">There</a></p>')
  const { mailing } = await sent(2, { blocks })
  await work()
  const [link] = await db.selectFrom('mailing_links').select(['name', 'href', 'follows']).where('mailing_id', '=', mailing.id).execute()
  expect(link).toMatchObject({ href: 'https://else.example/a', follows: 0 })
  const read = await Promise.all(sink.received.map(({ raw }) => simpleParser(raw)))
  expect(read.map(({ text: plain }) => /\S+\/links\/\w+/.exec(plain ?? '')?.[0])).toEqual([1, 2].map(() => expect.stringContaining(routes.site.letterLink.href({ id: mailing.id, name: link?.name ?? '' }))))
  for (const { html } of read) expect(html).toContain(routes.site.letterLink.href({ id: mailing.id, name: link?.name ?? '' }))

  sink.received.length = 0
  const { mailing: direct } = await sent(1, { blocks, counts_links: false })
  await work()
  expect((await simpleParser(sink.received[0]?.raw ?? '')).html).toContain('href="https://else.example/a"')
  expect(await db.selectFrom('mailing_links').select('name').where('mailing_id', '=', direct.id).execute()).toEqual([])
})
