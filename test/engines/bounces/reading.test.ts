import { describe, expect, test } from 'vitest'
import { readReturn } from '#engines/bounces/read-return.ts'
import { complaint, letter, report } from './messages.ts'

const first = (raw: Buffer) => readReturn(raw).findings[0]
const said = (words: string) => first(letter({ body: `Hello, this is the mail server.\n\n<ana@arden.example>: ${words}\n\n--- Below this line is a copy of the message.\n\nSubject: 550 5.1.1 User unknown` }))
const judged = (words: string) => `${said(words)?.verdict}, ${said(words)?.reason}`

describe('a report of delivery', () => {
  test('says who, what, by which code, in which words', () => {
    expect(readReturn(report({ original: 'Ana@Home.example', returned: 'Message-ID: <m7.9.abc@commonweal.example>\r\nReturn-Path: <bounces+m7.9.abc@commonweal.example>' }))).toEqual({
      findings: [{ verdict: 'permanent', reason: 'unknown user', recipient: 'ana@arden.example', original: 'ana@home.example', status: '5.1.1', reply: 550, words: '550 5.1.1 <ana@arden.example>: User unknown' }],
      names: expect.arrayContaining(['bounces+x@commonweal.example', 'm7.9.abc@commonweal.example', 'bounces+m7.9.abc@commonweal.example', 'ana@arden.example']),
      messageId: '<report-1@mx.arden.example>',
    })
  })

  test.each([
    ['delayed', '4.4.1', 'smtp; 451 4.4.1 try later', 'temporary'], ['delayed', '5.1.1', 'smtp; 550 5.1.1 User unknown', 'temporary'],
    ['failed', '4.4.7', 'smtp; 450 4.1.1 User unknown in relay table', 'temporary'], ['failed', '5.2.2', 'smtp; 552 5.2.2 mailbox full', 'temporary'],
    ['relayed', '2.0.0', '', 'delivered'], ['delivered', '2.0.0', '', 'delivered'], ['expanded', '2.0.0', '', 'delivered'],
    ['failed', '5.7.1', 'smtp; 550 5.7.1 User unknown', 'refused'], ['failed', '5.0.0', 'smtp; 554 no', 'refused'], ['failed', '5.1.2', '', 'permanent'], ['failed', '5.1.10', '', 'permanent'],
    ['failed', '5.1.1', 'smtp; 550 5.7.1 your address is on our block list', 'refused'], ['failed', '5.2.1', 'smtp; 550 account disabled', 'refused'],
  ])('%s %s “%s” is %s', (action, status, diagnostic, wanted) => {
    expect(first(report({ action, status, diagnostic }))?.verdict).toBe(wanted)
  })

  test('where its fields quote nobody, what stands in the letter counts', () => {
    expect(first(report({ status: '5.0.0', diagnostic: '', told: '<ana@arden.example>: host mx said: 550 5.1.1 No such user (in reply to RCPT TO command)' }))).toMatchObject({ verdict: 'permanent', reply: 550, status: '5.1.1' })
  })

  test('of several recipients each has a verdict of their own', () => {
    const raw = report({ diagnostic: 'smtp; 550 5.1.1 gone\r\n\r\nFinal-Recipient: rfc822; bo@arden.example\r\nAction: delayed\r\nStatus: 4.2.2' })
    expect(readReturn(raw).findings).toMatchObject([{ recipient: 'ana@arden.example', verdict: 'permanent' }, { recipient: 'bo@arden.example', verdict: 'temporary' }])
  })

  test('one that hangs on a letter somebody sends on is none of ours', () => {
    const forwarded = letter({ from: 'Bo <bo@arden.example>', subject: 'Fwd: look at this', type: 'multipart/mixed; boundary=outer', body: `--outer\r\nContent-Type: text/plain\r\n\r\nWhat is this?\r\n--outer\r\nContent-Type: message/rfc822\r\n\r\n${report().toString()}\r\n--outer--` })
    expect(readReturn(forwarded).findings).toMatchObject([{ verdict: 'not a bounce', reason: 'no report' }])
  })
})

describe('a mail server that writes plainly', () => {
  test.each([
    ['550 No such user here (in reply to RCPT TO command)', 'permanent, unknown user'],
    ['550 No such user here', 'refused, unknown user'],
    ['No such user here', 'refused, unknown user'],
    ["Sorry, I couldn't find any host named arden.example. (#5.1.2)", 'permanent, unknown host'],
    ['Name service error: Host not found, try again 4.4.3', 'temporary, delayed'],
    ['552 sorry, that mailbox is over quota', 'temporary, full'],
    ['550 This account has been suspended', 'refused, disabled'],
    ['550 spam: recipient unknown', 'refused, letter'],
    ['554 5.7.1 <commonweal.example>: Relay access denied', 'refused, letter'],
    ['450 4.2.0 greylisted, user unknown', 'temporary, delayed'],
    ['something went wrong', 'temporary, unsaid'],
  ])('“%s” means %s', (words, wanted) => {
    expect(judged(words)).toBe(wanted)
  })

  test('what it quotes of our own letter says nothing', () => {
    expect(said('connection timed out')).toMatchObject({ verdict: 'temporary', status: '', recipient: 'ana@arden.example' })
  })

  test('encoded words are read', () => {
    const body = Buffer.from('<ana@arden.example>: 550 5.1.1 nobody').toString('base64')
    expect(first(letter({ body, headers: ['Content-Transfer-Encoding: base64'] }))).toMatchObject({ verdict: 'permanent', recipient: 'ana@arden.example' })
  })
})

describe('what is no bounce', () => {
  const words = '550 5.1.1 User unknown: ana@arden.example no longer works here. Mail delivery failed.'
  test.each([
    ['an answer that says it is one', { from: 'Ana <ana@arden.example>', subject: 'Undeliverable? I am away', headers: ['Auto-Submitted: auto-replied (vacation)'] }, 'auto-reply'],
    ['one with an older mark', { from: 'Ana <ana@arden.example>', subject: 'Re: News', headers: ['X-Autoreply: yes'] }, 'auto-reply'],
    ['one that a postmaster sends', { subject: 'Automatic reply: News', headers: ['Return-Path: <>'] }, 'auto-reply'],
    ['an absence in its subject', { from: 'postmaster@arden.example', subject: 'Out of office: News' }, 'auto-reply'],
    ['somebody who writes to us', { from: 'Ana <ana@arden.example>', subject: 'Your letter' }, 'no report'],
  ])('%s', (_name, told, reason) => {
    expect(readReturn(letter({ ...told, body: words })).findings).toMatchObject([{ verdict: 'not a bounce', reason }])
  })

  test('a receipt', () => {
    const body = '--e\r\nContent-Type: text/plain\r\n\r\nRead.\r\n--e\r\nContent-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822; ana@arden.example\r\nDisposition: manual-action; displayed\r\n--e--'
    expect(first(letter({ type: 'multipart/report; boundary=e', body }))).toMatchObject({ verdict: 'not a bounce', reason: 'receipt' })
  })
})

describe('a complaint', () => {
  test.each([['abuse', 'complaint', 'abuse'], ['fraud', 'complaint', 'fraud'], ['opt-out', 'complaint', 'unsubscribe'], ['auth-failure', 'complaint', 'authentication'], ['new-thing', 'complaint', 'other complaint'], ['not-spam', 'not a bounce', 'no report']])('of %s is %s, %s', (type, wanted, reason) => {
    expect(first(complaint({ type }))).toMatchObject({ verdict: wanted, reason, recipient: 'ana@arden.example' })
  })

  test('names the letter it is about', () => {
    expect(readReturn(complaint()).names).toContain('letter@commonweal.example')
  })

  test('is also a letter that asks in its subject for no more', () => {
    expect(first(letter({ from: 'ana@arden.example', subject: 'unsubscribe', body: 'Mail sent this.' }))).toMatchObject({ verdict: 'complaint', reason: 'unsubscribe', recipient: 'ana@arden.example' })
  })
})

describe('Amazon SES', () => {
  const mail = { messageId: '0101-a', source: 'bounces+m1.2.ab@commonweal.example', destination: ['ana@arden.example'], headers: [{ name: 'Message-ID', value: '<m1.2.ab@commonweal.example>' }, { name: 'Subject', value: 'x@y' }] }
  const bounce = (bounceType: string, told: object = {}, bounceSubType = 'General') => Buffer.from(JSON.stringify({ notificationType: 'Bounce', mail, bounce: { feedbackId: 'f-1', bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: 'Ana <Ana@arden.example>', ...told }] } }))
  test('a bounce names its letter by header and return address', () => {
    expect(readReturn(bounce('Permanent', { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }))).toEqual({
      findings: [{ verdict: 'permanent', reason: 'unknown user', recipient: 'ana@arden.example', original: '', status: '5.1.1', reply: 550, words: '550 5.1.1 user unknown' }],
      names: ['bounces+m1.2.ab@commonweal.example', '0101-a', '<m1.2.ab@commonweal.example>'], messageId: 'f-1',
    })
  })

  test.each([
    ['Permanent', {}, 'permanent'], ['Permanent', { status: '5.7.1', diagnosticCode: 'smtp; 550 5.7.1 spam' }, 'refused'], ['Permanent', { diagnosticCode: 'smtp; 552 5.2.2 mailbox full' }, 'temporary'],
    ['Transient', { status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }, 'temporary'], ['Undetermined', {}, 'temporary'],
  ])('%s with %o is %s', (type, told, wanted) => {
    expect(first(bounce(type, told))?.verdict).toBe(wanted)
  })

  test.each([['Delivery', 'delivered'], ['DeliveryDelay', 'temporary'], ['Send', 'not a bounce'], ['Open', 'not a bounce']])('%s is %s', (eventType, wanted) => {
    expect(first(Buffer.from(JSON.stringify({ eventType, mail })))?.verdict).toBe(wanted)
  })

  test.each(['{', '{}', '{"notificationType":"Bounce"}', '{"notificationType":"Bounce","mail":[],"bounce":7}', '{"Message":"{"}', '{"Message":7}'])('%s is no report', (json) => {
    expect(first(Buffer.from(json))?.verdict).toBe('not a bounce')
  })
})
