import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as contracts from '#domain/membership/contracts.ts'
import * as people from '#domain/people/people.ts'
import { dayOf } from '#engines/membership/days.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'

const payloadShape = z.object({ provider: z.enum(['stripe', 'actblue']), contract: z.string() })

/** Tells somebody that their dues could not be collected. Once for a day; nothing when it has gone well meanwhile. */
export const duesFailedLetter = ({ db, settings }: Mailroom) => async (payload: unknown) => {
  const { provider, contract: id } = payloadShape.parse(payload)
  const contract = await contracts.find(db, provider, id)
  const person = contract?.failed_at && contract.person_id ? await people.find(db, contract.person_id) : undefined
  const [email] = person?.emails ?? []
  if (!contract?.failed_at || !person || !email) return
  const name = (await organizations.find(db))?.name ?? 'Commonweal'
  await letters.write(db, {
    key: `dues-failed:${provider}:${id}:${dayOf(contract.failed_at)}`,
    kind: 'dues-failed',
    recipient: email,
    subject: `Your dues to ${name} did not go through`,
    body: `Hello${person.name ? ` ${person.name}` : ''},

your dues to ${name} could not be collected. Often the card has expired. It is tried again in the next days; you stay a member for as long as you have paid, and through the days of grace after that.

If you would rather pay another way, choose one here:

${originOf(settings)}${routes.site.join.href()}

${name}`,
  })
}
