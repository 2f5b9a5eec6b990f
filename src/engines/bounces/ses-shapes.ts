import { z } from 'zod'
import { most } from '#engines/bounces/finding.ts'

const text = z.string().max(5000)
const long = z.string().max(20_000)

const mail = z.object({
  messageId: text.default(''), source: text.default(''), destination: z.array(text).max(most.findings).default([]),
  headers: z.array(z.object({ name: text, value: long })).max(500).default([]),
  commonHeaders: z.object({ messageId: text.optional() }).default({}),
})
const bouncedRecipient = z.object({ emailAddress: text, action: text.default(''), status: text.default(''), diagnosticCode: long.default('') })

/** The envelope in which SNS hands something on. */
export const envelope = z.object({ Message: z.string().max(600_000) })

/** What Amazon SES tells (its documentation: "Contents of Amazon SNS notifications"). Published events say `eventType` for the same. */
export const kind = z.object({ notificationType: text.optional(), eventType: text.optional() })
export const bounce = z.object({
  mail,
  bounce: z.object({ feedbackId: text.default(''), bounceType: text, bounceSubType: text.default(''), bouncedRecipients: z.array(bouncedRecipient).max(most.findings) }),
})
export const complaint = z.object({
  mail,
  complaint: z.object({ feedbackId: text.default(''), complaintFeedbackType: text.nullish(), complainedRecipients: z.array(z.object({ emailAddress: text })).max(most.findings) }),
})
export const other = z.object({ mail })

export type Mail = z.output<typeof mail>
export type Bounce = z.output<typeof bounce>['bounce']
