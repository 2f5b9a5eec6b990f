import { z } from 'zod'
import * as answers from '#domain/calendar/answers.ts'
import * as links from '#domain/calendar/answer-links.ts'
import { type Notice, notices, noteTold, stillHolds } from '#domain/calendar/telling.ts'
import * as organizations from '#domain/content/organizations.ts'
import * as people from '#domain/people/people.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { calendarFor } from '#mail/event-calendar.ts'
import { words } from '#mail/event-words.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'
import { together } from '#platform/together.ts'
import { timeHref } from '#ui/event-row.tsx'

const payloadShape = z.object({ answerId: z.number(), notice: z.enum(notices), origin: z.url().optional() })
/** Into the calendar, anew, or out of it. */
const carried: ReadonlySet<Notice> = new Set(['yes', 'freed', 'changed', 'called-off', 'no'])

/**
 * Writes to somebody about a time they answered to, unless what it would say has ceased to be so. Each letter has a link of its own, and is written
 * once. Who has a place reads how to come in online; nobody else does.
 */
export const eventLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { answerId, notice, origin = ownOrigin(settings, `http://localhost:${settings.PORT}`) } = payloadShape.parse(payload)
  const now = new Date()
  const given = await answers.find(db, answerId)
  const person = given && await people.find(db, given.answer.person_id)
  const recipient = person?.emails[0]
  if (!given || !recipient || !stillHolds(given, notice, now)) return

  const organization = await organizations.find(db)
  const from = given.time.hosts[0]?.name ?? organization?.name ?? 'Commonweal'
  await together(db, async (tx) => {
    const token = await links.issue(tx, given.answer, `job:${job.id}`)
    if (!token) return
    const carries = carried.has(notice) && (given.answer.answer === 'yes' || given.answer.uid !== null)
    const name = await noteTold(tx, given, carries)
    const link = origin + routes.site.eventAnswer.href({ token })
    const { subject, body } = words(notice, { name: person.given_name || person.name, given, link })
    const organizer = { name: from, email: settings.MAIL_FROM ?? (organization?.email || null) }
    const calendar = carries ? calendarFor(given, { ...name, notice, now, url: origin + timeHref(given.time), organizer, guest: { name: person.name || null, email: recipient } }) : ''
    const foot = ['-- ', organization?.name, organization?.postal].filter(Boolean).join('\n')
    await letters.write(tx, { key: `job:${job.id}`, kind: 'event', recipient, sender_name: from, subject, body: `${body}\n\n${foot}`, calendar })
  })
}
