import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { markedIn } from '#platform/letter-marks.ts'
import * as letters from '#platform/letters.ts'
import { openMailer } from '#platform/mailer.ts'
import { outboxIn } from '#platform/outbox.ts'
import { db, home, queued, settings } from '../house.ts'
import { workOnce } from '../office/colleagues.ts'
import { failures, retryNow } from './postroom.ts'
import { type Mood, openSink } from '../smtp-sink.ts'

let sink: Awaited<ReturnType<typeof openSink>>
const mailer = () => openMailer({ ...settings, SMTP_URL: sink.url })
const write = (over: Partial<letters.Writing> = {}) => letters.write(db, { kind: 'note', recipient: 'ana@brook.example', subject: 'Hello', body: 'Dear Ana,\n.dots and ümlauts\n', ...over })
const letter = () => db.selectFrom('letters').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
const send = async (mood: Mood, over: Partial<letters.Writing> = {}) => {
  sink.become(mood)
  await write(over)
  await workOnce(mailer())
  return letter()
}

beforeEach(async () => {
  sink = await openSink()
  await db.deleteFrom('letters').execute()
})
afterEach(() => sink.close())

test('a letter and its piece of work are written together or not at all', async () => {
  const before = (await queued('send-letter')).length
  await expect(db.transaction().execute(async (tx) => {
    await letters.write(tx, { kind: 'note', recipient: 'ana@brook.example', subject: 'Hello', body: '' })
    throw new Error('something else failed')
  })).rejects.toThrow('something else')
  expect((await queued('send-letter')).length).toBe(before)
  expect(await letters.list(db)).toEqual([])
})

test('written twice for the same piece of work, it is one letter', async () => {
  await write({ key: 'job:1' })
  await write({ key: 'job:1', body: 'again' })
  expect(await letters.list(db)).toHaveLength(1)
})

test('a letter goes out by the mail server, from the organization, in the plain text it was written in', async () => {
  expect(await send({})).toMatchObject({ status: 'sent', trouble: '', attempts: 1, body: expect.stringContaining('Dear Ana') })
  expect(sink.received).toHaveLength(1)
  expect(sink.received[0]).toMatchObject({ from: 'hello@tidewater.example', to: ['ana@brook.example'] })
  expect(sink.received[0]?.text).toMatch(/^Subject: Hello$/m)
  expect(sink.received[0]?.text).toMatch(/^Auto-Submitted: auto-generated$/m)
  expect(sink.received[0]?.text).toMatch(/^Content-Type: text\/plain; charset=utf-8/m)
  expect(sink.received[0]?.text).toContain('.dots and =C3=BCmlauts')
})

test('beside the written words goes the same as HTML, with its link a button; a mail program shows either', async () => {
  await send({}, { kind: 'receipt', sender_name: 'Arden & Sons', body: 'Dear Ana,\n\nit is here:\n\nhttps://tidewater.example/r/1?a=b&c=d\n\nThank you' })
  const read = await simpleParser(sink.received[0]!.raw)
  expect(read.text).toBe('Dear Ana,\n\nit is here:\n\nhttps://tidewater.example/r/1?a=b&c=d\n\nThank you')
  expect(read.html).toMatch(/Arden &amp; Sons[^]*<a class="door" href="https:\/\/tidewater.example\/r\/1\?a=b&amp;c=d"[^>]*>See the receipt<\/a>/)
  expect(read.attachments).toEqual([])
})

test('its Message-ID names it, and so does the address to which it returns when nobody takes it', async () => {
  await write()
  await workOnce(openMailer({ ...settings, SMTP_URL: sink.url, BOUNCE_ADDRESS: 'bounces@tidewater.example' }))
  const [got] = sink.received
  const { id } = await letter()
  expect(got?.from).toMatch(/^bounces\+l\d+\.[0-9a-f]{20}@tidewater\.example$/)
  expect(got?.to).toEqual(['ana@brook.example'])
  expect(await markedIn(db, got?.from ?? '')).toEqual({ letter: id })
  expect(await markedIn(db, (await simpleParser(got!.raw)).messageId ?? '')).toEqual({ letter: id })
})

test('what a machine writes says so, what a person wrote does not, and a list has a name and its way out', async () => {
  const head = async (over: Partial<letters.Writing>) => {
    await send({}, over)
    const { headers } = await simpleParser(sink.received.pop()!.raw)
    return { machine: headers.get('auto-submitted'), feedback: headers.get('feedback-id'), list: headers.get('list') }
  }
  expect(await head({ kind: 'receipt' })).toEqual({ machine: 'auto-generated', feedback: 'receipt:tidewater.example:commonweal', list: undefined })
  expect(await head({ kind: 'contact', reply_to: 'bo@arden.example' })).toMatchObject({ machine: undefined, list: undefined })
  expect(await head({ kind: 'mailing', list: 'group:7', unsubscribe_url: 'https://tidewater.example/unsubscribe/abc' })).toEqual({
    machine: undefined, feedback: 'mailing:tidewater.example:commonweal',
    list: { id: { name: 'group-7.tidewater.example' }, unsubscribe: { url: 'https://tidewater.example/unsubscribe/abc' }, 'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' } },
  })
})

test('the words of a letter that opens a door are forgotten once it is out of the house', async () => {
  for (const kind of ['sign-in', 'invitation']) expect((await send({}, { kind })).body).toBe('')
  expect((await send({ RCPT: '550 nobody' }, { kind: 'sign-in' })).body).toBe('')
})

test.each<[string, Mood]>([['the sender', { MAIL: '553 not you' }], ['the address', { RCPT: '550 5.1.1 nobody here' }], ['the words', { end: '554 we think not' }]])(
  'a server that refuses %s for good is heard, quoted and not asked again', async (_what, mood) => {
    const refused = await send(mood)
    expect(refused.status).toBe('refused')
    expect(Object.values(mood).some((answer) => typeof answer === 'string' && refused.trouble.includes(answer))).toBe(true)
    await retryNow()
    await workOnce(mailer())
    expect(sink.connections).toBe(1)
  })

test.each<[string, Mood]>([
  ['is busy', { greeting: '421 busy' }], ['hangs up before it greets', { greeting: 'hang up' }], ['puts the address off', { RCPT: '450 later' }], ['puts the words off', { end: '451 later' }],
])('a server that %s is asked again later, and then gets the letter once', async (_what, mood) => {
  const waiting = await send(mood)
  expect(waiting.status).toBe('queued')
  expect(waiting.trouble).not.toBe('')
  await workOnce(mailer())
  expect((await letter()).attempts).toBe(1)

  sink.become({})
  await retryNow()
  await workOnce(mailer())
  expect(await letter()).toMatchObject({ status: 'sent', trouble: '', attempts: 2 })
  expect(sink.received).toHaveLength(1)
})

test('a server that is not there is asked again later', async () => {
  const gone = sink.url
  await sink.close()
  await write()
  await workOnce(openMailer({ ...settings, SMTP_URL: gone }))
  expect((await letter()).status).toBe('queued')
  sink = await openSink()
})

test('a server that hangs up while it is handed the letter leaves its fate unknown, and it is not sent twice', async () => {
  for (const mood of [{ end: 'hang up' }, { DATA: 'hang up' }]) {
    const lost = await send(mood)
    expect(lost.status).toBe('unknown')
    sink.become({})
    await retryNow()
    await workOnce(mailer())
    expect((await letter()).status).toBe('unknown')
  }
  expect(sink.received).toHaveLength(1)
})

test('a letter found in hand after a crash is unknown and is not sent', async () => {
  await write()
  await db.updateTable('letters').set({ status: 'sending' }).execute()
  await workOnce(mailer())
  expect(await letter()).toMatchObject({ status: 'unknown', trouble: expect.stringContaining('program ended') })
  expect(sink.received).toEqual([])
})

test('after the last attempt it is given up, with the last answer', async () => {
  sink.become({ RCPT: '450 later' })
  await write()
  await retryNow({ last: true })
  await workOnce(mailer())
  expect(await letter()).toMatchObject({ status: 'refused', trouble: expect.stringMatching(/Given up after 25 attempts.*450 later/) })
})

test('the piece of work that failed quotes neither the server nor the address', async () => {
  await send({ RCPT: '450 ana@brook.example is away' })
  const errors = await failures()
  expect(errors).toContain('the mail server did not take the letter yet')
  expect(errors.join()).not.toContain('brook')
})

test('a letter sent again by somebody’s decision is the same letter, and only one that was refused or lost can be', async () => {
  for (const mood of [{ end: 'hang up' }, { RCPT: '550 nobody' }]) {
    const { id, subject } = await send(mood)
    sink.become({})
    expect(await letters.sendAgain(db, id)).toBe(true)
    expect(await letters.sendAgain(db, id)).toBe(false)
    await workOnce(mailer())
    expect(await letter()).toMatchObject({ id, subject, status: 'sent', trouble: '' })
    expect(await letters.sendAgain(db, id)).toBe(false)
  }
  const [lost, again] = await Promise.all(sink.received.map(async ({ raw }) => (await simpleParser(raw)).messageId))
  expect(again).toBe(lost)
  expect(sink.received).toHaveLength(3)
})

test('a letter whose words are no longer kept is not sent again empty', async () => {
  const { id } = await send({ RCPT: '550 nobody' }, { kind: 'sign-in' })
  expect(await letters.sendAgain(db, id)).toBe(false)
  expect((await letter()).status).toBe('refused')
})

test('two workers on one queue send each letter once', async () => {
  for (let number = 0; number < 20; number++) await write({ subject: `Number ${number}` })
  await Promise.all([workOnce(mailer()), workOnce(mailer())])
  expect(sink.received).toHaveLength(20)
  expect(new Set(sink.received.map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1])).size).toBe(20)
  expect((await letters.list(db)).every(({ status }) => status === 'sent')).toBe(true)
})

test('a subject or an address on two lines adds no header and no recipient', async () => {
  await send({}, { subject: 'Hello\r\nBcc: all@evil.example', recipient: 'ana@brook.example\r\nRCPT TO:<all@evil.example>' })
  expect(sink.received.flatMap(({ to }) => to)).not.toContain('all@evil.example')
  expect(sink.received.map(({ text }) => text).join()).not.toMatch(/^Bcc:/m)
})

test('without a mail server the letter is a file anybody’s mail program opens, readable by this user only', async () => {
  await write({ subject: 'Grüße\nBcc: x' })
  await workOnce()
  expect(await letter()).toMatchObject({ status: 'kept', body: expect.stringContaining('Dear Ana') })
  const folder = outboxIn(home)
  const [file = ''] = (await readdir(folder)).toSorted().slice(-1)
  expect(await readFile(join(folder, file), 'utf8')).toMatch(/^From: hello@tidewater.example\nTo: ana@brook.example\nSubject: Grüße Bcc: x\nDate: [^]*\n\nDear Ana,\n.dots and ümlauts\n/)
  expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})
