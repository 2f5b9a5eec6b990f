import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ groupId: z.number(), personId: z.number() })

/** Tells a group's leads who joined. */
export const memberJoinedLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { groupId, personId } = payloadShape.parse(payload)
  const [group, person] = await Promise.all([groups.find(db, groupId), people.find(db, personId)])
  if (!group || !person || !await rolls.roleOf(db, group, person)) return
  const desk = originOf(settings) + routes.office.group.href(group)
  const newcomer = [person.name || 'Somebody', person.locality && `of ${person.locality}`].filter(Boolean).join(' ')
  for (const lead of (await rolls.leadsOf(db, group)).filter((other) => other.personId !== personId)) {
    await letters.write(db, {
      key: `job:${job.id}:${lead.personId}`,
      kind: 'member-joined',
      recipient: lead.email,
      subject: `${person.name || 'Somebody'} joined ${group.name}`,
      body: `Hello ${lead.name},\n\n${newcomer} joined ${group.name}. A word of welcome goes a long way. Everybody who is in it:\n\n${desk}`,
    })
  }
}
