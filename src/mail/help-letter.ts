import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as groups from '#domain/groups/groups.ts'
import * as consents from '#domain/people/consents.ts'
import * as people from '#domain/people/people.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import * as links from '#domain/volunteering/links.ts'
import { list } from '#domain/volunteering/profiles.ts'
import { notices } from '#domain/volunteering/telling.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { words } from '#mail/help-words.ts'
import type { Mailroom, Slip } from '#mail/mailroom.ts'
import * as letters from '#platform/letters.ts'
import { together } from '#platform/together.ts'

const payloadShape = z.object({ askingId: z.number(), notice: z.enum(notices), origin: z.url().optional() })

/**
 * Writes to somebody about a call for help, unless what it would say has ceased to be so: they answered meanwhile, took their consent back, or the call
 * was closed. Each letter has a link of its own, and is written once.
 */
export const helpLetter = ({ db, settings }: Mailroom) => async (payload: unknown, { job }: Slip) => {
  const { askingId, notice, origin = ownOrigin(settings, `http://localhost:${settings.PORT}`) } = payloadShape.parse(payload)
  const asking = await askings.find(db, askingId)
  const [call, person] = asking ? [await helpCalls.find(db, asking.help_call_id), await people.find(db, asking.person_id)] : []
  const recipient = person?.emails[0]
  if (!asking || !call || !person || !recipient || !askings.stillHolds(asking, call, notice, new Date())) return
  if (notice === 'asked' && !await consents.stands(db, person, 'email', list)) return

  const organization = await organizations.find(db)
  const group = call.group_id ? await groups.find(db, call.group_id) : undefined
  const tokenOf = await unsubscribing.tokens(db)
  const unsubscribe = origin + routes.site.unsubscription.href({ token: tokenOf({ personId: person.id, list }) })
  await together(db, async (tx) => {
    const token = await links.issue(tx, asking, `job:${job.id}`)
    if (!token) return
    const link = origin + routes.site.helpAnswer.href({ token })
    const { subject, body } = words(notice, { name: person.given_name || person.name, from: group?.name ?? organization?.name ?? 'Commonweal', call, link })
    const foot = ['-- ', organization?.name, organization?.postal, `No more calls for help: ${unsubscribe}`].filter(Boolean).join('\n')
    await letters.write(tx, {
      key: `job:${job.id}`, kind: 'help-call', recipient, sender_name: group?.name ?? '', ...(notice === 'asked' && { unsubscribe_url: unsubscribe, list }), subject, body: `${body}\n\n${foot}`,
    })
  })
}
