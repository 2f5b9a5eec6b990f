import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import * as consents from '#domain/people/consents.ts'
import * as returns from '#domain/people/returns.ts'
import { routes } from '#http/routes.ts'
import { openDoors } from '#open-doors.ts'
import { openSns } from '#platform/sns.ts'
import { bounceOf, mailing, markOf, reader } from '../domain/newsletter/returns.ts'
import { app, db, house, settings } from '../house.ts'
import { certificate, keys, openSnsServer, topic } from './sns-server.ts'

const { api } = routes
const token = 'a token for tests only'
const sns = await openSnsServer()
const doors = await openDoors({ ...house, settings: { ...settings, PORT: 0, BOUNCE_TOKEN: token, SNS_TOPICS: [topic], SNS_URL: sns.origin, OUTBOUND_LOOPBACK: 'on' } })
afterAll(async () => {
  await doors.close()
  await sns.close()
})
beforeEach(() => { Object.assign(sns.state, { certificate: certificate(), status: 200 }) })

const first = await mailing()
const hand = (raw: Buffer, authorization = `Bearer ${token}`, type = 'message/rfc822') =>
  fetch(doors.origin + api.returns.href(), { method: 'POST', body: new Uint8Array(raw), headers: { 'content-type': type, ...(authorization ? { authorization } : {}) } })
/** As SNS posts: its type is text/plain. */
const tell = (message: unknown) => fetch(doors.origin + api.ses.href(), { method: 'POST', body: typeof message === 'string' ? message : JSON.stringify(message), headers: { 'content-type': 'text/plain; charset=UTF-8', 'x-amz-sns-message-type': 'Notification' } })
const decisions = async (person: Awaited<ReturnType<typeof reader>>) => (await returns.ofPerson(db, person)).map(({ decision, way }) => `${way}: ${decision}`)
const bounce = async (person: { id: number; email: string }, type = 'Permanent') => JSON.stringify({
  notificationType: 'Bounce', bounce: { feedbackId: crypto.randomUUID(), bounceType: type, bounceSubType: 'General', bouncedRecipients: [{ emailAddress: person.email, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }] },
  mail: { messageId: '0101', source: `bounces+${await markOf({ mailing: first, person: person.id })}@commonweal.example`, destination: [person.email] },
})
const complaint = async (person: { id: number; email: string }) => JSON.stringify({
  notificationType: 'Complaint', complaint: { feedbackId: crypto.randomUUID(), complaintFeedbackType: 'abuse', complainedRecipients: [{ emailAddress: person.email }] },
  mail: { messageId: '0101', source: 'news@commonweal.example', headers: [{ name: 'Message-ID', value: `<${await markOf({ mailing: first, person: person.id })}@commonweal.example>` }] },
})

test('a mail server with the token hands in what came back, of any octets and up to a megabyte, once', async () => {
  const ana = await reader('Ana')
  const raw = await bounceOf({ mailing: first, person: ana.id }, { recipient: ana.email })
  for (const type of ['message/rfc822', 'text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream']) expect((await hand(raw, undefined, type)).status).toBe(200)
  expect(await decisions(ana)).toEqual(['webhook: undeliverable'])
  const long = Buffer.concat([await bounceOf({ mailing: first, person: ana.id }, { recipient: ana.email }), Buffer.alloc(800_000, 0xff)])
  expect(await (await hand(long)).json()).toEqual({ taken: 1 })
  for (const path of [api.returns.href(), api.ses.href()]) expect((await app.request(path, { method: 'POST', body: Buffer.alloc(1_100_000, 'x') })).status).toBe(413)
})

test.each([['nobody', ''], ['a wrong token', 'Bearer a token for tests onlz'], ['another way', `Basic ${token}`]])('%s is not let in, and nothing is written', async (_name, authorization) => {
  const ana = await reader('Ana')
  const answer = await hand(await bounceOf({ mailing: first, person: ana.id }, { recipient: ana.email }), authorization)
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Bearer')])
  expect(await decisions(ana)).toEqual([])
})

test('looking at these addresses finds nothing; without settings they are switched off and say so', async () => {
  for (const path of [api.returns.href(), api.ses.href()]) {
    for (const method of ['GET', 'PUT', 'DELETE']) expect((await fetch(doors.origin + path, { method })).status, method).toBeGreaterThanOrEqual(403)
    expect((await fetch(doors.origin + path)).status).toBe(404)
    const answer = await app.request(path, { method: 'POST', body: '{}' })
    expect([answer.status, await answer.json()]).toEqual([503, { message: expect.stringContaining('switched off') }])
  }
})

test.each(['1', '2'])('Amazon tells of a bounce and of a complaint, signed after version %s', async (version) => {
  const [ana, bo] = [await reader('Ana'), await reader('Bo')]
  const said = sns.say({ Message: await bounce(ana), Subject: 'Amazon SES' }, { version })
  expect(await (await tell(said)).json()).toEqual({ taken: 1 })
  expect(await (await tell(said)).json()).toEqual({ taken: 0 })
  expect((await tell(sns.say({ Message: await complaint(bo) }, { version }))).status).toBe(200)
  expect([await decisions(ana), await decisions(bo)]).toEqual([['ses: undeliverable'], ['ses: withdrawn']])
  expect(await consents.listsOf(db, bo, 'email')).toEqual([])
})

test('a transient one decides nothing', async () => {
  const ana = await reader('Ana')
  await tell(sns.say({ Message: await bounce(ana, 'Transient') }))
  expect(await decisions(ana)).toEqual(['ses: nothing'])
})

test('what is not signed as it stands, by the key of that certificate, for a topic of ours, is refused', async () => {
  const ana = await reader('Ana')
  const right = sns.say({ Message: await bounce(ana) })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const wrong: [string, unknown][] = [
    ['changed', { ...right, Message: right.Message!.replace('Permanent', 'Transient') }], ['another version', { ...right, SignatureVersion: '2' }], ['an unknown version', { ...right, SignatureVersion: '3' }], ['unsigned', { ...right, Signature: '' }],
    ['a stranger’s key', sns.say({ Message: await bounce(ana) }, { by: stranger.privateKey })], ['a topic of somebody else', sns.say({ Message: await bounce(ana), TopicArn: `${topic}-x` })],
    ['a certificate elsewhere', sns.say({ Message: await bounce(ana) }, { cert: 'http://127.0.0.1:9/x.pem' })], ['no certificate', sns.say({ Message: await bounce(ana) }, { cert: `${sns.origin}/x.txt` })], ['a name in the address', sns.say({ Message: await bounce(ana) }, { cert: `${sns.origin.replace('//', '//a:b@')}/x.pem` })],
    ['no JSON', '{'], ['null', 'null'], ['a list', []], ['nothing', ''],
  ]
  const asked = sns.asked.length
  for (const [name, message] of wrong) expect((await tell(message)).status, name).toBe(403)
  expect(sns.asked.length - asked).toBeLessThanOrEqual(1)
  expect(await decisions(ana)).toEqual([])
})

test('a certificate that cannot be had is asked for again; one that is damaged or out of date is not believed', async () => {
  const ana = await reader('Ana')
  const saying = async (cert: string) => (await tell(sns.say({ Message: await bounce(ana) }, { cert: `${sns.origin}/${cert}.pem` }))).status
  sns.state.status = 500
  expect(await saying('away')).toBe(503)
  sns.state.status = 200
  expect(await saying('away')).toBe(200)
  sns.state.certificate = 'x'
  expect(await saying('damaged')).toBe(503)
  sns.state.certificate = certificate({ from: -9, until: -2 })
  expect(await saying('old')).toBe(403)
  sns.state.certificate = certificate({ from: 2, until: 9 })
  expect(await saying('early')).toBe(403)
  expect(await decisions(ana)).toEqual(['ses: undeliverable'])
})

test('whoever makes up certificates makes us ask for twenty in a minute and no more', async () => {
  const ours = openSns({ SNS_TOPICS: [topic], SNS_URL: sns.origin, OUTBOUND_LOOPBACK: 'on' })!
  const asked = sns.asked.length
  sns.state.certificate = 'x'
  for (let each = 0; each < 30; each++) expect(await ours.read(sns.say({ Message: 'x' }, { cert: `${sns.origin}/${each}.pem` }))).toBe('unknown')
  expect(sns.asked.length - asked).toBe(20)
  sns.state.certificate = certificate()
  const fresh = openSns({ SNS_TOPICS: [topic], SNS_URL: sns.origin, OUTBOUND_LOOPBACK: 'on' })!
  const read = await Promise.all(Array.from({ length: 50 }, () => fresh.read(sns.say({ Message: 'x' }))))
  expect([read.filter((told) => typeof told === 'object').length, sns.asked.length - asked]).toEqual([50, 21])
})

test('a subscription of a topic of ours is confirmed, at that server alone', async () => {
  const ask = (SubscribeURL: string, told = {}) => tell(sns.say({ Type: 'SubscriptionConfirmation', Message: 'You have chosen to subscribe', Token: 'abc', SubscribeURL, ...told }))
  const url = `${sns.origin}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=abc`
  expect([(await ask(url)).status, sns.asked.at(-1)]).toEqual([200, `/?Action=ConfirmSubscription&TopicArn=${topic}&Token=abc`])
  const asked = sns.asked.length
  expect((await ask('http://127.0.0.1:9/')).status).toBe(503)
  expect((await ask(url, { TopicArn: `${topic}-x` })).status).toBe(403)
  expect(sns.asked).toHaveLength(asked)
  expect((await tell(sns.say({ Type: 'UnsubscribeConfirmation', Message: 'Gone', Token: 'abc', SubscribeURL: url }))).status).toBe(200)
  expect(sns.asked).toHaveLength(asked)
})

test.each([
  'http://sns.us-east-1.amazonaws.com/a.pem', 'https://sns.eu-west-1.amazonaws.com/a.pem', 'https://sns.us-east-1.amazonaws.com.evil.example/a.pem', 'https://evil.example/sns.us-east-1.amazonaws.com/a.pem', 'https://sns.us-east-1.amazonaws.com:444/a.pem',
  'https://evil.sns.us-east-1.amazonaws.com/a.pem', 'https://s3.us-east-1.amazonaws.com/a.pem', 'https://a@sns.us-east-1.amazonaws.com/a.pem', 'https://127.0.0.1/a.pem', 'x', '',
])('without another server in the settings, a certificate at “%s” is not even asked for', async (cert) => {
  const real = openSns({ SNS_TOPICS: [topic], SNS_URL: undefined, OUTBOUND_LOOPBACK: 'off' })!
  expect(await real.read(sns.say({ Message: 'x' }, { cert }))).toBe('refused')
})

const sample = process.env.COMMONWEAL_DATA && join(process.env.COMMONWEAL_DATA, 'bounces', 'sns_complaint.json')
test.skipIf(!sample)('a complaint as Amazon once sent it is read', async () => {
  const { Message } = JSON.parse(readFileSync(sample!, 'utf8')) as { Message: string }
  expect(await (await tell(sns.say({ Message }, { by: keys.privateKey }))).json()).toEqual({ taken: 1 })
})
