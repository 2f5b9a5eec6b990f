import { z } from 'zod'
import * as reports from '#domain/actions/reports.ts'
import type { Asked } from '#domain/people/confirmations.ts'
import * as accounts from '#domain/staff/accounts.ts'
import * as consents from '#domain/people/consents.ts'
import type { Person } from '#domain/people/person.ts'
import * as settling from '#domain/people/settling.ts'
import * as answering from '#domain/volunteering/answering.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import { routes } from '#http/routes.ts'
import type { Db } from '#platform/database.ts'
import { waitingOffer } from '#site/volunteering/offer-form.ts'

/** Where somebody goes on after confirming, when a thing has a next step. */
export type Next = { href: string; words: string }
type Act<Details> = (tx: Db, person: Person, details: Details, asked: Asked) => Promise<Next | void>
export type Kind<Details = never> = { details: z.ZodType<Details>; carryOut: (tx: Db, person: Person, asked: Asked) => Promise<Next | void> }

const kind = <Details>(details: z.ZodType<Details>, act: Act<Details>): Kind<Details> =>
  ({ details, carryOut: (tx, person, asked) => act(tx, person, details.parse(asked.details), asked) })

const letter = (tx: Db, person: Person, { wording }: Asked) => consents.state(tx, person, { channel: 'email', list: 'newsletter', given: true, wording, how: 'form' })

/** All that somebody can ask for without being signed in, and what is done once their address has said yes. Its words: `ui/confirmation-words.ts`. */
export const kinds = {
  newsletter: kind(z.object({}), (tx, person, _details, asked) => letter(tx, person, asked)),
  signature: kind(z.object({ actionId: z.number(), callId: z.uuid(), wantsLetter: z.boolean() }), async (tx, person, { actionId, callId, wantsLetter }, asked) => {
    await reports.sign(tx, { id: actionId }, callId, person)
    if (wantsLetter) await letter(tx, person, asked)
  }),
  'sign-in-with': kind(z.object({ provider: z.string(), subject: z.string(), name: z.string(), browser: z.string() }), async (tx, person, { name, ...elsewhere }, { email }) => {
    await settling.settle(tx, person, { name, placeId: null })
    await accounts.join(tx, elsewhere, email)
  }),
  volunteer: kind(waitingOffer, async (tx, person, { helpCallId, ...offer }, { wording }) => {
    await profiles.save(tx, person, offer, { wording, how: 'form' })
    if (helpCallId) await answering.offer(tx, helpCallId, person, { now: new Date() })
    return { href: routes.site.helpCalls.href(), words: 'Where help is wanted now' }
  }),
}

export type Kinds = typeof kinds
export type Details<Name extends keyof Kinds> = z.output<Kinds[Name]['details']>

export const kindNamed = (name: string): Pick<Kind, 'carryOut'> | undefined => new Map<string, Pick<Kind, 'carryOut'>>(Object.entries(kinds)).get(name)
