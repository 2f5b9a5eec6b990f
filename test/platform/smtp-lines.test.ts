import { afterAll, beforeEach, expect, test } from 'vitest'
import { fateOf } from '#platform/fate.ts'
import { openLines } from '#platform/smtp-lines.ts'
import { openSink } from '../smtp-sink.ts'

const sink = await openSink()
const parcel = (to: string) => ({ from: 'hello@tidewater.example', to, raw: Buffer.from(`To: ${to}\r\n\r\n.a dot\r\nHello.\r\n`) })
const withLogIn = { EHLO: '250-sink\r\n250-AUTH PLAIN\r\n250 8BITMIME' }
let lines = openLines(sink.url, 2)
afterAll(async () => {
  lines.close()
  await sink.close()
})
beforeEach(() => {
  sink.become({})
  sink.received.length = 0
  lines.close()
  lines = openLines(sink.url, 2)
})
const arrived = () => sink.received.flatMap(({ to }) => to).toSorted()
const fate = (to: string) => lines.hand(parcel(to)).then(() => 'sent', (error) => fateOf(error).became)

test('many letters go over few connections, each octet as it was', async () => {
  const before = sink.connections
  await Promise.all(Array.from({ length: 40 }, (_, at) => lines.hand(parcel(`p${at}@x.example`))))
  expect(new Set(arrived()).size).toBe(40)
  expect(sink.connections - before).toBe(2)
  expect(sink.received[0]?.raw.toString()).toMatch(/^To: p\d+@x\.example\r\n\r\n\.a dot\r\nHello\.\r\n$/)
})

test('a connection that the server left between two letters is replaced, and the letter goes once', async () => {
  await lines.hand(parcel('first@x.example'))
  sink.hangUp()
  expect(await Promise.all(['a@x.example', 'b@x.example', 'c@x.example'].map(fate))).toEqual(['sent', 'sent', 'sent'])
  expect(arrived()).toEqual(['a@x.example', 'b@x.example', 'c@x.example', 'first@x.example'])
})

test('a server that hangs up at the sender of a new connection is not asked twice in the same breath', async () => {
  const before = sink.connections
  sink.become({ MAIL: 'hang up' })
  expect(await fate('a@x.example')).not.toBe('sent')
  expect(sink.connections - before).toBe(1)
})

test('one that hangs up after the words were said is not asked again: it may have taken them', async () => {
  await lines.hand(parcel('first@x.example'))
  sink.become({ end: 'hang up' })
  expect(await fate('a@x.example')).toBe('unknown')
  sink.become({})
  expect(arrived()).toEqual(['a@x.example', 'first@x.example'])
})

test('after a refused letter the same connection takes the next', async () => {
  const before = sink.connections
  sink.become({ RCPT: (line) => (line.includes('nobody') ? '550 5.1.1 no' : undefined), end: (letter) => (letter.includes('spam@') ? '554 no' : undefined) })
  for (const to of ['a@x.example', 'nobody@x.example', 'b@x.example', 'spam@x.example', 'c@x.example']) await fate(to)
  expect(arrived()).toEqual(['a@x.example', 'b@x.example', 'c@x.example'])
  expect(sink.connections - before).toBe(1)
})

test('it logs in where the server asks for that, and waits where it is not let in', async () => {
  const asked: string[] = []
  sink.become({ ...withLogIn, AUTH: (line) => { asked.push(line); return undefined } })
  lines = openLines(sink.url.replace('://', '://ada:s%40cret@'), 1)
  expect(await fate('a@x.example')).toBe('sent')
  expect(Buffer.from(asked[0]?.split(' ').at(-1) ?? '', 'base64').toString()).toBe('\0ada\0s@cret')
  lines.close()
  lines = openLines(sink.url.replace('://', '://ada:wrong@'), 1)
  sink.become({ ...withLogIn, AUTH: '535 5.7.8 who?' })
  expect([await fate('b@x.example'), await fate('c@x.example')]).toEqual(['later', 'later'])
})

test('whoever waits for a line gets one, also when those before failed', async () => {
  sink.become({ end: (letter) => (/^To: p[0-3]@/.test(letter) ? 'hang up' : undefined) })
  const fates = await Promise.all(Array.from({ length: 12 }, (_, at) => fate(`p${at}@x.example`)))
  expect(fates.filter((one) => one === 'sent')).toHaveLength(8)
  expect(fates.filter((one) => one === 'unknown')).toHaveLength(4)
})
