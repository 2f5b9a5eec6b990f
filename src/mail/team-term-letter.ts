import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as termKeys from '#domain/groups/term-keys.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'
import { together } from '#platform/together.ts'

const payloadShape = z.object({ groupId: z.number(), days: z.number(), aboutOn: z.iso.date(), today: z.iso.date() })

/** Asks a team's leads how it goes on; each has a link of their own, whose page changes nothing until a button is pressed. */
export const teamTermLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { groupId, days, aboutOn, today } = payloadShape.parse(payload)
  const group = await groups.find(db, groupId)
  if (group?.status !== 'affiliated' || (group.ends_on ?? group.review_on) !== aboutOn) return
  for (const lead of await rolls.leadsOf(db, group)) {
    await together(db, async (tx) => {
      const token = await termKeys.issue(tx, group, lead.personId, today)
      await letters.write(tx, {
        key: `job:${job.id}:${lead.personId}`,
        kind: 'team-term',
        recipient: lead.email,
        subject: days ? `${group.name} ends in ${daysBetween(today, aboutOn)} days` : `A year of ${group.name}: shall it go on?`,
        body: words(lead.name, group.name, days ? aboutOn : undefined, originOf(settings) + routes.site.teamTerm.href({ token })),
      })
    })
  }
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

const words = (name: string, group: string, endsOn: string | undefined, link: string) => `Hello ${name},

${endsOn
  ? `${group} was made to end on ${endsOn}, and on that day it closes by itself. Before then you may finish it with a report, go on to a later day and say why, or make it a standing team.`
  : `once a year we ask every standing team whether it shall go on. ${group} is asked now.`}

This link is for you alone. Looking at it changes nothing:

${link}`
