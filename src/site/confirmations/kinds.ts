import { z } from 'zod'
import * as reports from '#domain/actions/reports.ts'
import * as submissions from '#domain/actions/submissions.ts'
import * as saying from '#domain/calendar/answering.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as eventSubmissions from '#domain/calendar/submissions.ts'
import * as applying from '#domain/groups/applying.ts'
import * as groups from '#domain/groups/groups.ts'
import * as members from '#domain/groups/members.ts'
import * as free from '#domain/membership/free.ts'
import * as levels from '#domain/membership/levels.ts'
import * as owners from '#domain/membership/owners.ts'
import type { Asked } from '#domain/people/confirmations.ts'
import * as accounts from '#domain/staff/accounts.ts'
import * as consents from '#domain/people/consents.ts'
import * as following from '#domain/people/following.ts'
import * as ownProfile from '#domain/people/own-profile.ts'
import type { Person } from '#domain/people/person.ts'
import * as settling from '#domain/people/settling.ts'
import * as answering from '#domain/volunteering/answering.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import { routes } from '#http/routes.ts'
import { today } from '#ui/day.tsx'
import { timeHref } from '#ui/event-row.tsx'
import type { Db } from '#platform/database.ts'
import { submittedEvent } from '#site/confirmations/submitted-event.ts'
import { submittedWords } from '#site/confirmations/submitted-words.ts'
import { waitingOffer } from '#site/confirmations/waiting-offer.ts'

/** Where somebody goes on after confirming, when a thing has a next step. */
export type Next = { href: string; words: string }
type Act<Told> = (tx: Db, person: Person, details: Told, asked: Asked) => Promise<Next | void>
export type Kind<Told = never> = { details: z.ZodType<Told>; carryOut: (tx: Db, person: Person, asked: Asked) => Promise<Next | void> }

const kind = <Told>(details: z.ZodType<Told>, act: Act<Told>): Kind<Told> =>
  ({ details, carryOut: (tx, person, asked) => act(tx, person, details.parse(asked.details), asked) })

const letter = (tx: Db, person: Person, { wording }: Asked) => consents.state(tx, person, { channel: 'email', list: 'newsletter', given: true, wording, how: 'form' })

const toMembers: Next = { href: routes.site.members.href(), words: 'To the members’ pages' }

/** All that somebody can ask for without being signed in, and what is done once their address has said yes. Its words: `ui/confirmation-words.ts`. */
export const kinds = {
  newsletter: kind(z.object({}), (tx, person, _details, asked) => letter(tx, person, asked)),
  signature: kind(z.object({ actionId: z.number(), callId: z.uuid(), wantsLetter: z.boolean() }), async (tx, person, { actionId, callId, wantsLetter }, asked) => {
    await reports.sign(tx, { id: actionId }, callId, person)
    if (wantsLetter) await letter(tx, person, asked)
  }),
  'submit-action': kind(submittedWords, async (tx, person, words, { name, email, wording }) => {
    const submission = await submissions.submit(tx, person, words, { name, email, wording })
    return { href: routes.site.actionStanding.href({ token: await following.tokenFor(tx, 'action', submission) }), words: 'See where it stands' }
  }),
  'submit-event': kind(submittedEvent, async (tx, person, told, { name, email, wording }) => {
    const submission = await eventSubmissions.submit(tx, person, told, { name, email, wording })
    return { href: routes.site.eventStanding.href({ token: await following.tokenFor(tx, 'event', submission) }), words: 'See where it stands' }
  }),
  'own-email': kind(z.object({}), async (tx, person, _details, { email }) => ownProfile.addEmail(tx, person, email)),
  'sign-in-with': kind(z.object({ provider: z.string(), subject: z.string(), name: z.string(), browser: z.string() }), async (tx, person, { name, ...elsewhere }, { email }) => {
    await settling.settle(tx, person, { name, placeId: null })
    await accounts.join(tx, elsewhere, email)
  }),
  volunteer: kind(waitingOffer, async (tx, person, { helpCallId, ...offer }, { wording }) => {
    await profiles.save(tx, person, offer, { wording, how: 'form' })
    if (helpCallId) await answering.offer(tx, helpCallId, person, { now: new Date() })
    return { href: routes.site.helpCalls.href(), words: 'Where help is wanted now' }
  }),
  'event-answer': kind(z.object({ timeId: z.number(), guests: z.number(), replies: z.array(z.string()) }), async (tx, person, { timeId, guests, replies }) => {
    const became = await saying.say(tx, timeId, person, { yes: true, guests, replies }, { now: new Date() })
    const time = await listing.withId(tx, timeId)
    const how = became === 'yes' ? 'You are coming' : became === 'waiting' ? 'You are on the waiting list' : 'It takes no more answers'
    return time && { href: timeHref(time), words: `${how}: see the event` }
  }),
  'join-group': kind(z.object({ groupId: z.number() }), async (tx, person, { groupId }, { wording }) => {
    const group = await groups.find(tx, groupId)
    if (!group || !await members.join(tx, group, person, { how: 'form', wording })) return
    return { href: routes.site.group.href(group), words: `Go to ${group.name}` }
  }),
  'join-membership': kind(z.object({ levelId: z.number() }), async (tx, person, { levelId }) => {
    const level = await levels.find(tx, levelId)
    if (!level?.offered || !levels.isFree(level, 0)) return
    await free.join(tx, person, level, today())
    return toMembers
  }),
  'claim-payment': kind(z.object({ paymentId: z.number() }), async (tx, person, { paymentId }) => {
    await owners.claim(tx, paymentId, person)
    return toMembers
  }),
  'start-group': kind(z.object({ name: z.string(), placeId: z.string(), place: z.string(), why: z.string(), firstPeople: z.string() }), async (tx, person, application, { wording }) => {
    await applying.apply(tx, person, application, { wording, on: today() })
    return { href: routes.site.starterKit.href(), words: 'See the starter kit' }
  }),
  'propose-team': kind(z.object({ name: z.string(), purpose: z.string(), firstSteps: z.string(), endsOn: z.iso.date(), wanted: z.string() }), async (tx, person, proposal, { wording }) => {
    await applying.propose(tx, person, proposal, { wording, on: today() })
  }),
}

export type Kinds = typeof kinds
export type Details<Name extends keyof Kinds> = z.output<Kinds[Name]['details']>

export const kindNamed = (name: string): Pick<Kind, 'carryOut'> | undefined => new Map<string, Pick<Kind, 'carryOut'>>(Object.entries(kinds)).get(name)
