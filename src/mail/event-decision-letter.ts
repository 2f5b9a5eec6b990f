import { z } from 'zod'
import * as events from '#domain/calendar/events.ts'
import * as submissions from '#domain/calendar/submissions.ts'
import * as organizations from '#domain/content/organizations.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as following from '#domain/people/following.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import { submissionWords } from '#mail/submission-words.ts'
import * as letters from '#platform/letters.ts'

/** `asked`: it waited for a moderator until then. */
const payloadShape = z.object({ eventId: z.number(), became: z.enum(['waiting', 'published', 'refused']), asked: z.boolean() })
type Became = z.output<typeof payloadShape>['became']
type Telling = { became: Became; key: string; origin: string }

/** Tells whoever told us of an event, or the leads who asked for theirs to be published, what was decided, if that still holds. */
export const eventDecisionLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { eventId, became, asked } = payloadShape.parse(payload)
  const event = await events.find(db, eventId)
  if (!event || (became !== 'waiting' && event.stage !== became)) return
  const telling = { became, key: `job:${job.id}`, origin: originOf(settings) }
  const submission = await submissions.ofEvent(db, event)
  if (submission) await tellSubmitter(db, submission, telling)
  else if (asked && event.group_id !== null) await tellLeads(db, event, event.group_id, telling)
}

/** Whoever was forgotten is told nothing. */
async function tellSubmitter(db: Mailroom['db'], submission: submissions.Submission, { became, key, origin }: Telling) {
  const { id, name, email, title, reason, slug, as } = submission
  if (!email) return
  const organization = await organizations.find(db)
  const token = await following.tokenFor(db, 'event', submission)
  await letters.write(db, {
    key: became === 'refused' ? key : `event-submission:${id}:${became}`,
    kind: 'event-submission',
    recipient: email,
    reply_to: organization?.email ?? '',
    ...submissionWords(became, {
      organization: organization?.name ?? 'Commonweal', noun: 'event', name, title, reason: as ? `${reason}\n${origin}${routes.site.event.href(as)}` : reason,
      standing: origin + routes.site.eventStanding.href({ token }),
      page: slug ? origin + routes.site.event.href({ slug }) : undefined,
    }),
  })
}

async function tellLeads(db: Mailroom['db'], event: events.Placed, groupId: number, { became, key, origin }: Telling) {
  const { subject, body } = became === 'published' ? publishedWords(event, origin) : refusedWords(event, origin)
  for (const { personId, name, email } of await rolls.leadsOf(db, { id: groupId })) {
    await letters.write(db, { key: `${key}:${personId}`, kind: 'group-event', recipient: email, subject, body: `Hello ${name},\n\n${body}` })
  }
}

const publishedWords = (event: events.Placed, origin: string) =>
  ({ subject: `Published: ${event.title}`, body: `your group’s event “${event.title}” stands on the calendar. Pass it on:\n${origin}${routes.site.event.href(event)}` })

function refusedWords({ title, refused_why: reason, ...event }: events.Placed, origin: string) {
  const next = `It is among your events. Change what needs it and ask again:\n${origin}${routes.office.event.href(event)}`
  return { subject: `About your event: ${title}`, body: `a moderator did not publish your group’s event “${title}”. This is why:\n\n${reason}\n\n${next}` }
}
