import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as groups from '#domain/groups/groups.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'
import { together } from '#platform/together.ts'

const payloadShape = z.object({ personId: z.number() })

/**
 * Writes once to somebody new about the groups of their town, and tells those groups' leads that somebody is near: a name and a town, no
 * address. Only to those who agreed to some letter of ours.
 */
export const introduceGroups = ({ db, settings }: Mailroom) => async (payload: unknown) => {
  const person = await people.find(db, payloadShape.parse(payload).personId)
  const email = person?.emails[0]
  if (!person?.place_id || !email || !await consents.standsAnywhere(db, person, 'email')) return
  const near = await groups.forPlace(db, person.place_id)
  if (near.length === 0) return

  const organization = (await organizations.find(db))?.name ?? 'Commonweal'
  const origin = originOf(settings)
  const list = near.map((group) => `${group.name}${group.meets ? ` (${group.meets})` : ''}\n${origin}${routes.site.group.href(group)}`).join('\n\n')
  const greeting = [
    `Hello${person.name && ` ${person.name}`},`,
    `you are not alone in ${person.locality}. ${near.length === 1 ? 'This group of' : 'These groups of'} ${organization} would like to meet you:`,
    list,
    'We write this once.',
  ].join('\n\n')
  await together(db, async (tx) => {
    await letters.write(tx, {
      key: `introduce-groups:${person.id}`,
      kind: 'introduction',
      recipient: email,
      subject: `Who is near you in ${person.locality}`,
      body: greeting,
    })
    for (const group of near) for (const lead of await rolls.leadsOf(tx, group)) {
      if (lead.personId === person.id) continue
      await letters.write(tx, {
        key: `introduce-groups:${person.id}:${group.id}:${lead.personId}`,
        kind: 'introduction',
        recipient: lead.email,
        subject: `Somebody new in ${person.locality}`,
        body: `Hello ${lead.name},\n\n${person.name || 'Somebody'} of ${person.locality} has signed up with ${organization}. We told them about ${group.name}. When they join, you will hear from us.`,
      })
    }
  })
}
