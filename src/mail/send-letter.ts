import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import { marker } from '#platform/letter-marks.ts'
import * as letters from '#platform/letters.ts'
import { doorWords } from '#ui/letter/door-words.ts'
import { letterHtml } from '#ui/letter/letter-html.ts'

const payloadShape = z.object({ id: z.number() })
const byHand: ReadonlySet<string> = new Set(['contact', 'group-message', 'mailing'])
/** The colours of the house, until an organization has said its own. */
const plain = { brand_hue: 14, brand_chroma: 0.185, paper_hue: 95 }

/** Sends one letter at most once. What cannot be delivered now is thrown back, for the worker to try again later and later. */
export const sendLetter = ({ db, mailer, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { id } = payloadShape.parse(payload)
  const letter = await letters.take(db, id)
  if (!letter) return

  const organization = await organizations.find(db)
  const markOf = await marker(db)
  const { kind, list, subject, body: text } = letter
  const html = letterHtml({ text, subject, from: letter.sender_name || organization?.name || 'Commonweal', door: doorWords[kind], brand: organization ?? plain })
  const fate = await mailer.send({
    id, mark: markOf({ letter: id }), kind, list, byHand: byHand.has(kind), from: organizations.senderOf(organization, settings), fromName: letter.sender_name,
    replyTo: letter.reply_to, unsubscribe: letter.unsubscribe_url, to: letter.recipient, subject, text, html, date: letter.written_at, calendar: letter.calendar,
  })
  if (!('words' in fate)) return letters.settle(db, id, { status: fate.became })
  if (fate.became !== 'later') return letters.settle(db, id, { status: fate.became, trouble: fate.words })
  if (job.attempts >= job.max_attempts) {
    return letters.settle(db, id, { status: 'refused', trouble: `Given up after ${job.attempts} attempts. The last answer: ${fate.words}` })
  }

  await letters.putBack(db, id, fate.words)
  throw new Error('the mail server did not take the letter yet')
}
