import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as feeds from '#domain/calendar/following/feeds.ts'
import * as groups from '#domain/groups/groups.ts'
import * as rolls from '#domain/groups/rolls.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'
import { dayWords } from '#ui/day.tsx'

const payloadShape = z.object({ feedId: z.number() })

/** Tells a group's leads that the calendar we follow for them cannot be read, unless it could be meanwhile. */
export const calendarLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const feed = await feeds.findFailing(db, payloadShape.parse(payload).feedId)
  const group = feed && await groups.find(db, feed.group_id)
  if (!feed?.failing_since || !group) return
  const desk = originOf(settings) + routes.office.group.href(group)
  const organization = await organizations.find(db)
  const called = feed.name ? `the calendar “${feed.name}”` : 'its calendar'
  for (const lead of await rolls.leadsOf(db, group)) {
    await letters.write(db, {
      key: `job:${job.id}:${lead.personId}`,
      kind: 'calendar-fails',
      recipient: lead.email,
      reply_to: organization?.email ?? '',
      subject: `The calendar of ${group.name} cannot be read`,
      body: `Hello ${lead.name},\n\nsince ${dayWords(feed.failing_since)} we cannot read ${called} of ${group.name}:\n\n${feed.reason}\n\n`
        + `Nothing that came from it is lost; what changed there since is missing here. We go on trying. See and mend it here:\n\n${desk}`,
    })
  }
}
