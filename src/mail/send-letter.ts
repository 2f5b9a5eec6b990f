import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ id: z.number() })

/** Sends one letter at most once. What cannot be delivered now is thrown back, for the worker to try again later and later. */
export const sendLetter = ({ db, mailer, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { id } = payloadShape.parse(payload)
  const letter = await letters.take(db, id)
  if (!letter) return

  const organization = await organizations.find(db)
  const from = settings.MAIL_FROM ?? (organization?.email || 'commonweal@localhost')
  const fate = await mailer.send({
    id, from, fromName: letter.sender_name, replyTo: letter.reply_to, unsubscribe: letter.unsubscribe_url,
    to: letter.recipient, subject: letter.subject, text: letter.body, date: letter.written_at, calendar: letter.calendar,
  })
  if (!('words' in fate)) return letters.settle(db, id, { status: fate.became })
  if (fate.became !== 'later') return letters.settle(db, id, { status: fate.became, trouble: fate.words })
  if (job.attempts >= job.max_attempts) {
    return letters.settle(db, id, { status: 'refused', trouble: `Given up after ${job.attempts} attempts. The last answer: ${fate.words}` })
  }

  await letters.putBack(db, id, fate.words)
  throw new Error('the mail server did not take the letter yet')
}
