import { addressIn, readDeliveryStatus } from '#engines/bounces/delivery-status.ts'
import { readFeedback } from '#engines/bounces/feedback.ts'
import { type Finding, most, nothing, type Returned } from '#engines/bounces/finding.ts'
import { header, type Part, readable, readMessage, textOf } from '#engines/bounces/mime.ts'
import { beforeCopy, readPlainLetter } from '#engines/bounces/plain-letter.ts'
import { readSes } from '#engines/bounces/ses.ts'

const own = ['to', 'delivered-to', 'envelope-to']
const fromMailer = /mailer-daemon|postmaster|poostmaster|mail[ .-]?deliver|mail[ .-]?(administrator|system)|system administrator|bounce/i
const aboutFailure = new RegExp([
  'undeliver', 'deliver(y|ed).{0,40}(status|fail|notif|problem|error)', '(status|fail|notif).{0,40}deliver', 'returned mail', 'failure notice', 'mail (failure|system error)', 'could not be delivered',
  'returning message to sender',
].join('|'), 'i')
const aboutDelay = /\(delay\)|delayed|warning message only/i

/**
 * Reads what came back: reports of delivery (RFC 3464), of abuse (RFC 5965) and of Amazon SES, and the plain letters of mail servers. What answers by
 * itself (RFC 3834) or is anything else is not a bounce. Of any octets, in a time that grows with the first megabyte of them; never throws.
 */
export function readReturn(raw: Buffer): Returned {
  const bare = raw.subarray(0, 1).toString() === '{' ? readSes(raw.subarray(0, 1024 * 1024).toString()) : undefined
  if (bare) return bare
  const message = readMessage(raw)
  const parts = inside(message)
  const texts = readableText(parts)
  const ses = sesIn(texts)
  if (ses) return { ...ses, messageId: ses.messageId || header(message, 'message-id') }
  return { findings: findings(message, parts, texts).slice(0, most.findings), names: namesIn(message, texts), messageId: header(message, 'message-id') }
}

function findings(message: Part, parts: Part[], text: string): Finding[] {
  const [from, subject] = [readable(header(message, 'from')), readable(header(message, 'subject'))]
  const feedback = parts.find(({ type }) => type === 'message/feedback-report')
  if (feedback) return [readFeedback(textOf(feedback))]
  if (parts.some(({ type }) => type === 'message/disposition-notification')) return [{ ...nothing, verdict: 'not a bounce', reason: 'receipt' }]

  const report = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type))
  const reported = report ? readDeliveryStatus(textOf(report), beforeCopy(text)) : []
  if (reported.length > 0) return reported
  if (/^\s*(re:\s*)?unsubscribe\s*$/i.test(subject)) return [{ ...nothing, verdict: 'complaint', reason: 'unsubscribe', recipient: addressIn(from) }]

  if (answersWords(message, subject)) return [{ ...nothing, verdict: 'not a bounce', reason: 'auto-reply' }]
  const failed = (message.headers.get('x-failed-recipients') ?? []).flatMap((line) => line.split(',')).map(addressIn).filter(Boolean)
  const isReport = failed.length > 0 || fromMailer.test(from) || (aboutFailure.test(subject) && !/^auto-replied/i.test(header(message, 'auto-submitted')))
  if (isReport) {
    const inText = readDeliveryStatus(text, beforeCopy(text))
    if (inText.length > 0) return inText
    if (failed.length > 0 || aboutFailure.test(subject) || aboutFailure.test(text.slice(0, 4000))) {
      return readPlainLetter(text, { failed, own: new Set(addressed(message)), delay: aboutDelay.test(subject) || aboutDelay.test(text.slice(0, 1000)) })
    }
  }
  return [{ ...nothing, verdict: 'not a bounce', reason: /^auto-(replied|generated)/i.test(header(message, 'auto-submitted')) ? 'auto-reply' : 'no report' }]
}

/** As people's own answering machines say that they are. Mail servers call their reports `auto-replied`, too, so that word alone says nothing. */
const answersWords = (message: Part, subject: string) =>
  ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => message.headers.has(name))
  || /auto_?reply/i.test(header(message, 'precedence')) || /^(auto(matic)?[ :-]?(reply|response)|out of (the )?office|vacation)/i.test(subject)

/** Every part but those of letters that hang on it. */
function inside(part: Part): Part[] {
  return /^message\/(rfc822|global)$/.test(part.type) ? [part] : [part, ...part.parts.flatMap(inside)]
}

function readableText(parts: Part[]): string {
  const plain = parts.filter(({ type, parts: below }) => type === 'text/plain' && below.length === 0)
  const found = plain.length > 0 ? plain : parts.filter(({ type, parts: below }) => (type === 'text/html' || type.startsWith('multipart/')) && below.length === 0)
  return found.map((part) => (part.type === 'text/html' ? textOf(part).replace(/<[^<>]{0,2000}>/g, ' ') : textOf(part))).join('\n\n')
}

function sesIn(text: string): Returned | undefined {
  const start = text.trimStart()
  if (!start.startsWith('{')) return undefined
  return readSes(start) ?? readSes(start.split('\n', 1)[0] ?? '')
}

const addressed = (message: Part) => own.flatMap((name) => message.headers.get(name) ?? []).map(addressIn).filter(Boolean)

/** All that looks like an address or a Message-ID, of the message and of the letters that hang on it, each once. */
function namesIn(message: Part, text: string): string[] {
  const all = (part: Part): string[] => [...[...part.headers].flatMap(([name, values]) => (/received|dkim|^arc-|authentication|domainkey/.test(name) ? [] : values)), ...part.parts.flatMap(all)]
  const reports = inside(message).filter(({ type }) => /^message\/(?!rfc822|global$)/.test(type)).map(textOf)
  const names = new Set<string>()
  for (const value of [...all(message), ...reports, text]) {
    for (const name of value.split(/[\s<>"'(),;:=]+/)) {
      if (names.size >= most.names) return [...names]
      if (name.includes('@') && name.length > 2 && name.length <= 320) names.add(name.toLowerCase())
    }
  }
  return [...names]
}
