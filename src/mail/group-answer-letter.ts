import { z } from 'zod'
import * as offers from '#domain/groups/offers.ts'
import * as rolls from '#domain/groups/rolls.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ answerId: z.number(), replyTo: z.string() })

/** Tells a group's leads what another group answered to what they offer or need. */
export const groupAnswerLetter = ({ db }: Mailroom) => async (payload: unknown) => {
  const { answerId, replyTo } = payloadShape.parse(payload)
  const answer = await offers.findAnswer(db, answerId)
  if (!answer) return
  for (const lead of await rolls.leadsOf(db, { id: answer.to })) {
    await letters.write(db, {
      key: `group-answer:${answerId}:${lead.personId}`,
      kind: 'group-answer',
      recipient: lead.email,
      reply_to: replyTo,
      subject: `${answer.group} answers about ${answer.issue}`,
      body: `Hello ${lead.name},\n\n${answer.answered_by} of ${answer.group} answers about “${answer.issue}”:\n\n${answer.words}\n\nAnswer this letter to write back.`,
    })
  }
}
