import { z } from 'zod'
import { type Finding, most, nothing, type Returned } from '#engines/bounces/finding.ts'
import { complaints } from '#engines/bounces/feedback.ts'
import { judge } from '#engines/bounces/judging.ts'

const text = z.string().max(5000)
const recipients = (shape: z.ZodRawShape) => z.array(z.object({ emailAddress: text, ...shape })).max(most.findings)
const mail = z.object({
  messageId: text.default(''), source: text.default(''), destination: z.array(text).max(most.findings).default([]),
  headers: z.array(z.object({ name: text, value: z.string().max(20_000) })).max(500).default([]),
  commonHeaders: z.object({ messageId: text.optional() }).default({}),
})
const kind = z.object({ notificationType: text.optional(), eventType: text.optional() })
const bounce = z.object({ mail, bounce: z.object({ feedbackId: text.default(''), bounceType: text, bounceSubType: text.default(''), bouncedRecipients: z.array(z.object({ emailAddress: text, action: text.default(''), status: text.default(''), diagnosticCode: z.string().max(20_000).default('') })).max(most.findings) }) })
const complaint = z.object({ mail, complaint: z.object({ feedbackId: text.default(''), complaintFeedbackType: text.nullish(), complainedRecipients: recipients({}) }) })
const other = z.object({ mail })

/** What Amazon SES tells through SNS, itself or inside its envelope (docs: "Contents of Amazon SNS notifications for SES"); `undefined` when it is no such thing. */
export function readSes(json: string): Returned | undefined {
  const given = parsed(json.trim())
  const wrapped = z.object({ Message: z.string().max(600_000) }).safeParse(given)
  const told = wrapped.success ? parsed(wrapped.data.Message) : given
  const { data } = kind.safeParse(told)
  const type = data?.notificationType ?? data?.eventType
  if (type === 'Bounce') {
    const read = bounce.safeParse(told)
    return read.success ? { findings: read.data.bounce.bouncedRecipients.map((one) => bounced(read.data.bounce, one)), ...of(read.data.mail, read.data.bounce.feedbackId) } : undefined
  }
  if (type === 'Complaint') {
    const read = complaint.safeParse(told)
    if (!read.success) return undefined
    const { complaintFeedbackType: about, complainedRecipients, feedbackId } = read.data.complaint
    if (about === 'not-spam') return { findings: [{ ...nothing, verdict: 'not a bounce', reason: 'no report', words: about }], ...of(read.data.mail, feedbackId) }
    const findings = complainedRecipients.map(({ emailAddress }): Finding => ({ ...nothing, verdict: 'complaint', reason: about ? complaints[about] ?? 'other complaint' : 'abuse', recipient: bare(emailAddress), words: about ?? '' }))
    return { findings, ...of(read.data.mail, feedbackId) }
  }
  const read = other.safeParse(told)
  if (!type || !read.success) return undefined
  const isDelayed = type === 'DeliveryDelay'
  const about = { ...nothing, verdict: isDelayed ? 'temporary' : type === 'Delivery' ? 'delivered' : 'not a bounce', reason: isDelayed ? 'delayed' : type === 'Delivery' ? 'delivered' : 'no report' } as const
  return { findings: (read.data.mail.destination.length > 0 ? read.data.mail.destination : ['']).map((address) => ({ ...about, recipient: bare(address) })), ...of(read.data.mail, `${type} ${read.data.mail.messageId}`) }
}

type Bounced = z.output<typeof bounce>['bounce']

/** What the server said counts before what Amazon made of it; where it was not quoted, a permanent one is one. */
function bounced({ bounceType, bounceSubType }: Bounced, { emailAddress, action, status, diagnosticCode }: Bounced['bouncedRecipients'][number]): Finding {
  const judged = judge({ action, status, words: diagnosticCode.replace(/^smtp\s*;\s*/i, ''), around: '' })
  const about = { recipient: bare(emailAddress), original: '' }
  if (bounceType !== 'Permanent') return { ...judged, verdict: 'temporary', reason: bounceSubType === 'MailboxFull' ? 'full' : judged.verdict === 'temporary' ? judged.reason : 'delayed', ...about }
  const isUnsaid = !diagnosticCode || judged.reason === 'unsaid'
  return isUnsaid ? { ...judged, verdict: 'permanent', reason: 'unknown user', words: diagnosticCode.slice(0, most.words) || `Amazon SES: ${bounceType}, ${bounceSubType}`.slice(0, most.words), ...about } : { ...judged, ...about }
}

const of = ({ source, headers, commonHeaders, messageId }: z.output<typeof mail>, id: string) => ({
  names: [source, commonHeaders.messageId ?? '', messageId, ...headers.flatMap(({ name, value }) => (/^(message-id|return-path|from|sender|reply-to|list-unsubscribe)$/i.test(name) ? [value] : []))].filter(Boolean),
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
