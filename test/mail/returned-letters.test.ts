import { afterAll, expect, test } from 'vitest'
import { takeIn } from '#domain/newsletter/returning.ts'
import * as returns from '#domain/people/returns.ts'
import * as letters from '#platform/letters.ts'
import { openMailer } from '#platform/mailer.ts'
import { reader } from '../domain/newsletter/returns.ts'
import { letter, report } from '../engines/bounces/messages.ts'
import { db, settings } from '../house.ts'
import { workOnce } from '../office/colleagues.ts'
import { openSink, type Received } from '../smtp-sink.ts'

const sink = await openSink()
afterAll(() => sink.close())

/** What the mail server that took it makes of a letter that it cannot hand on. */
const reports: [string, (sent: Received) => Buffer][] = [
  ['with the whole letter', (sent) => report({ recipient: sent.to[0]!, returned: sent.raw.toString('latin1') })],
  ['with its headers alone', (sent) => report({ recipient: sent.to[0]!, returned: sent.raw.toString('latin1').split('\r\n\r\n')[0]! })],
  ['that names nothing of it but comes to its return address', (sent) => Buffer.from(letter({ body: `<${sent.to[0]}>: 550 5.1.1 No such user` }).toString().replace('bounces+x@commonweal.example', sent.from))],
  ['in plain words, with the letter below', (sent) => letter({ from: 'MAILER-DAEMON@old.example', subject: 'failure notice', body: `<${sent.to[0]}>:\n550 5.1.1 no mailbox here by that name\n\n--- Below this line is a copy of the message.\n\n${sent.text}` })],
]

test.each(reports)('a letter as it was really sent is known again by a report %s', async (_name, reportOf) => {
  const ana = await reader('Ana')
  await letters.write(db, { kind: 'note', recipient: ana.email, subject: 'Hello', body: 'Dear Ana' })
  await workOnce(openMailer({ ...settings, SMTP_URL: sink.url, BOUNCE_ADDRESS: 'bounces@commonweal.example' }))
  const sent = sink.received.at(-1)!
  expect(sent.to).toEqual([ana.email])
  expect(await takeIn(db, reportOf(sent), 'pipe')).toEqual(['undeliverable'])
  expect(await returns.ofPerson(db, ana)).toMatchObject([{ email: ana.email, decision: 'undeliverable' }])
})
