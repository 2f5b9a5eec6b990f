import { complaints } from '#engines/bounces/feedback.ts'
import { type Finding, most, nothing, type Returned } from '#engines/bounces/finding.ts'
import { judge } from '#engines/bounces/judging.ts'
import { type Bounce, bounce, complaint, envelope, kind, type Mail, other } from '#engines/bounces/ses-shapes.ts'

/** What Amazon SES tells through SNS, bare or inside its envelope; `undefined` when it is no such thing. */
export function readSes(json: string): Returned | undefined {
  const given = parsed(json.trim())
  const wrapped = envelope.safeParse(given)
  const told = wrapped.success ? parsed(wrapped.data.Message) : given
  const type = typeOf(told)
  if (type === 'Bounce') return readBounce(told)
  if (type === 'Complaint') return readComplaint(told)
  const read = other.safeParse(told)
  if (!type || !read.success) return undefined
  const { mail } = read.data
  const recipients = mail.destination.length > 0 ? mail.destination : ['']
  return { findings: recipients.map((address) => ({ ...nothing, ...became(type), recipient: bare(address) })), ...about(mail, `${type} ${mail.messageId}`) }
}

const typeOf = (told: unknown) => {
  const { data } = kind.safeParse(told)
  return data?.notificationType ?? data?.eventType
}

function became(type: string): Pick<Finding, 'verdict' | 'reason'> {
  if (type === 'DeliveryDelay') return { verdict: 'temporary', reason: 'delayed' }
  return type === 'Delivery' ? { verdict: 'delivered', reason: 'delivered' } : { verdict: 'not a bounce', reason: 'no report' }
}

function readBounce(told: unknown): Returned | undefined {
  const { data } = bounce.safeParse(told)
  return data && { findings: data.bounce.bouncedRecipients.map((recipient) => bounced(data.bounce, recipient)), ...about(data.mail, data.bounce.feedbackId) }
}

/** What the server said counts before what Amazon made of it; where it was not quoted, a permanent one is one. */
function bounced({ bounceType, bounceSubType }: Bounce, { emailAddress, action, status, diagnosticCode }: Bounce['bouncedRecipients'][number]): Finding {
  const judged = { ...judge({ action, status, words: diagnosticCode.replace(/^smtp\s*;\s*/i, ''), around: '' }), recipient: bare(emailAddress), original: '' }
  if (bounceType !== 'Permanent') return { ...judged, verdict: 'temporary', reason: bounceSubType === 'MailboxFull' ? 'full' : judged.verdict === 'temporary' ? judged.reason : 'delayed' }
  if (diagnosticCode && judged.reason !== 'unsaid') return judged
  return { ...judged, verdict: 'permanent', reason: 'unknown user', words: (diagnosticCode || `Amazon SES: ${bounceType}, ${bounceSubType}`).slice(0, most.words) }
}

function readComplaint(told: unknown): Returned | undefined {
  const { data } = complaint.safeParse(told)
  if (!data) return undefined
  const { complaintFeedbackType: type, complainedRecipients, feedbackId } = data.complaint
  const named = about(data.mail, feedbackId)
  if (type === 'not-spam') return { findings: [{ ...nothing, verdict: 'not a bounce', reason: 'no report', words: type }], ...named }
  const reason = type ? complaints[type] ?? 'other complaint' : 'abuse'
  return { findings: complainedRecipients.map(({ emailAddress }) => ({ ...nothing, verdict: 'complaint', reason, recipient: bare(emailAddress), words: type?.slice(0, most.words) ?? '' })), ...named }
}

const naming = /^(message-id|return-path|from|sender|reply-to|list-unsubscribe)$/i

const about = ({ source, headers, commonHeaders, messageId }: Mail, id: string) => ({
  names: [source, commonHeaders.messageId ?? '', messageId, ...headers.flatMap(({ name, value }) => (naming.test(name) ? [value] : []))].filter(Boolean),
  messageId: id,
})

const bare = (address: string) => (/<([^<>]+)>/.exec(address)?.[1] ?? address).trim().toLowerCase()

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replaceAll('\\u0000', ' '))
  } catch {
    return undefined
  }
}
