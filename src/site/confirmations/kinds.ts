import { z } from 'zod'
import * as reports from '#domain/actions/reports.ts'
import type { Asked } from '#domain/people/confirmations.ts'
import * as consents from '#domain/people/consents.ts'
import type { Person } from '#domain/people/person.ts'
import type { Db } from '#platform/database.ts'

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
}

export type Kinds = typeof kinds
export type Details<Name extends keyof Kinds> = z.output<Kinds[Name]['details']>

export const kindNamed = (name: string): Pick<Kind, 'carryOut'> | undefined => new Map<string, Pick<Kind, 'carryOut'>>(Object.entries(kinds)).get(name)
