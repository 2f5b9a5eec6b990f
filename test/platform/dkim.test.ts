import { generateKeyPairSync } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DNSResolver, dkimVerify } from 'mailauth'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dkimOf, publicHalf } from '#platform/dkim.ts'
import { openMailer } from '#platform/mailer.ts'
import { readSettings } from '#platform/settings.ts'
import { db, home, settings } from '../house.ts'
import { openSink } from '../smtp-sink.ts'

const from = 'hello@tidewater.example'
const signing = { ...settings, MAIL_FROM: from, DKIM_SELECTOR: 'commonweal' }
const dkim = (await dkimOf(db, signing))!
const post = {
  id: 7, mark: 'l7.0123456789abcdef0123', kind: 'mailing', list: 'newsletter', from, fromName: 'Tidewater für alle', replyTo: 'leads@tidewater.example', unsubscribe: 'https://tidewater.example/unsubscribe/abc', to: 'ana@brook.example',
  subject: 'Grüße von der Küste', text: 'Dear Ana,\n\n.dots, ümlauts  and   spaces \n\nhttps://tidewater.example/here\n', date: new Date('2026-09-01T12:00:00Z'),
}
const sink = await openSink()
let raw = ''

/** Answers as the domain's DNS would, for one name alone. */
const published: DNSResolver = async (name, type) => {
  if (name === 'commonweal._domainkey.tidewater.example' && type === 'TXT') return [[`v=DKIM1; k=rsa; p=${publicHalf(dkim)}`]]
  throw Object.assign(new Error(`nobody has published ${name}`), { code: 'ENOTFOUND' })
}
const verdict = async (message: string, resolver = published) => {
  const { results } = await dkimVerify(Buffer.from(message, 'latin1'), { resolver })
  return { result: results[0]?.status.result, domain: results[0]?.signingDomain, fields: results[0]?.signingHeaders?.keys ?? '' }
}

beforeAll(async () => {
  const mailer = openMailer({ ...settings, SMTP_URL: sink.url }, dkim)
  expect(await mailer.send(post)).toEqual({ became: 'sent' })
  mailer.close()
  raw = sink.received[0]!.raw.toString('latin1')
})
afterAll(() => sink.close())

test('a letter as the mail server got it is signed for the domain it says it is from', async () => {
  expect(await verdict(raw)).toMatchObject({ result: 'pass', domain: 'tidewater.example' })
})

test('what must not be changed on the way is signed, with both headers by which a mail program unsubscribes', async () => {
  const fields = (await verdict(raw)).fields.toLowerCase().split(/:\s*/)
  const carried = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => line.split(':')[0]!.toLowerCase())
  expect(fields.toSorted()).toEqual(carried.filter((name) => name !== 'dkim-signature').toSorted())
  expect(fields).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'reply-to', 'mime-version', 'content-type', 'list-unsubscribe', 'list-unsubscribe-post']))
})

test('one letter of any signed header changed, or of the words, and it is signed no more', async () => {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n') + 4)
  const { fields } = await verdict(raw)
  for (const field of fields.split(/:\s*/)) {
    const changed = head.replace(new RegExp(`^(${field}: )(.)`, 'im'), (_line, name: string, first: string) => `${name}${first === 'x' ? 'y' : 'x'}`)
    expect(changed, field).not.toBe(head)
    expect((await verdict(changed + raw.slice(head.length))).result, field).toBe('fail')
  }
  const words = raw.slice(head.length)
  for (const changed of [words.replace('Dear Ana', 'Dear Ane'), `${words}One more line.\r\n`]) {
    expect((await dkimVerify(Buffer.from(head + changed, 'latin1'), { resolver: published })).results[0]?.status).toMatchObject({ result: 'neutral', comment: 'body hash did not verify' })
  }
})

test('relays that fold a header anew or add empty lines at the end break nothing', async () => {
  expect((await verdict(raw.replace('List-Unsubscribe: <', 'List-Unsubscribe:\r\n  <'))).result).toBe('pass')
  expect((await verdict(`${raw}\r\n\r\n`)).result).toBe('pass')
})

test('against another key than ours it fails', async () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other: DNSResolver = async () => [[`v=DKIM1; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`]]
  expect((await verdict(raw, other)).result).toBe('fail')
})

test('a mail program reads it as it was written', async () => {
  const read = await simpleParser(sink.received[0]!.raw)
  expect(read).toMatchObject({ subject: post.subject, date: post.date, text: expect.stringContaining('.dots, ümlauts  and   spaces') })
  expect(read.from?.value).toEqual([{ name: post.fromName, address: from }])
})

test('the key is made once, with 2048 bits, and is the same ever after', async () => {
  expect(await dkimOf(db, signing)).toEqual(dkim)
  await db.deleteFrom('secrets').where('name', '=', 'dkim').execute()
  const [one, two] = await Promise.all([dkimOf(db, signing), dkimOf(db, signing)])
  expect(one).toEqual(two)
  expect(one?.privateKey).not.toBe(dkim.privateKey)
  expect(Buffer.from(publicHalf(one!), 'base64')).toHaveLength(294)
})

test('a key of the operator’s own is used, in whichever PEM it is written', async () => {
  await mkdir(home, { recursive: true })
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  for (const type of ['pkcs1', 'pkcs8'] as const) {
    const DKIM_KEY_FILE = await file(privateKey.export({ type, format: 'pem' }).toString())
    expect((await dkimOf(db, { ...signing, DKIM_KEY_FILE }))?.privateKey).toBe(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  }
})

test('a key file that cannot be used is said in a sentence that names it and holds nothing of it', async () => {
  await expect(dkimOf(db, { ...signing, DKIM_KEY_FILE: join(home, 'nowhere.pem') })).rejects.toThrow(/^DKIM_KEY_FILE cannot be read: .*nowhere\.pem/)
  const short = generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const curve = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  for (const text of ['', 'a secret', short, curve]) {
    const DKIM_KEY_FILE = await file(text)
    await expect(dkimOf(db, { ...signing, DKIM_KEY_FILE })).rejects.toThrow(`DKIM_KEY_FILE must hold a private RSA key of at least 1024 bits, as PEM and without a password; ${DKIM_KEY_FILE} does not.`)
  }
})

test('letters are not signed until a selector is set, which needs an address to sign for', async () => {
  expect(await dkimOf(db, settings)).toBeUndefined()
  expect(readSettings({ DKIM_SELECTOR: 'mail' })).toEqual({ ok: false, wrong: ['DKIM_SELECTOR needs MAIL_FROM, for whose domain letters are signed.'] })
  expect(readSettings({ DKIM_SELECTOR: 'a b', MAIL_FROM: from })).toMatchObject({ ok: false, wrong: [expect.stringContaining('DKIM_SELECTOR must be one word')] })
})

const file = async (text: string) => {
  const path = join(home, 'key.pem')
  await writeFile(path, text)
  return path
}
