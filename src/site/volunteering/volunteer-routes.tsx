import type { Context } from 'hono'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import * as answering from '#domain/volunteering/answering.ts'
import * as choices from '#domain/volunteering/choices.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import * as refusals from '#domain/volunteering/refusals.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, type Given, readGiven, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { numbersIn, tickedIn } from '#http/ticks.ts'
import { together } from '#platform/together.ts'
import { ask } from '#site/confirmations/asking.ts'
import { townNamed } from '#site/find/town-named.ts'
import { helpPromise } from '#site/volunteering/offer-fields.tsx'
import { givenFrom, offerForm, offerFrom, strangerForm } from '#site/volunteering/offer-form.ts'
import { type Thanked, VolunteeredPage, VolunteerPage } from '#site/volunteering/volunteer-page.tsx'
import { Wait } from '#ui/wait.tsx'

const { volunteer, volunteered } = routes.site
const leaving = 'I take my offer to help back.'
type Again = { form?: Refused; wait?: boolean }

export const volunteerRoutes = room()

volunteerRoutes.get(volunteer.pattern, async (c) => {
  const person = await personHere(c)
  const profile = person && await profiles.find(c.var.db, person.id)
  return showForm(c, { ...(profile ? givenFrom(profile) : {}), for: /^[1-9]\d{0,14}$/.exec(c.req.query('for') ?? '')?.[0] ?? '' })
})

volunteerRoutes.post(volunteer.pattern, async (c) => {
  const given = await readGiven(c)
  const person = await personHere(c)
  if (person) return saveOwn(c, person, given)

  if (given.website) return c.redirect(volunteered.href({}, { what: 'asked' }), 303)
  if (await passing(c, 'signUps', given.proof) !== 'open') return showForm(c, given, { form: asGiven(given), wait: true })
  const form = checkForm(given, strangerForm)
  if (!form.ok) return showForm(c, given, { form })
  const { name, email, town } = form.values
  const [placed, call, known] = await Promise.all([townNamed(c.var.db, town), callFor(c, given.for), choices.open(c.var.db)])
  const details = { ...offerFrom(given, form.values, known), helpCallId: call?.id }
  await ask(c, { kind: 'volunteer', name, email, placeId: placed?.id, details, wording: helpPromise })
  return c.redirect(volunteered.href({}, { what: 'asked' }), 303)
})

volunteerRoutes.delete(volunteer.pattern, async (c) => {
  const person = await personHere(c)
  if (person) await profiles.withdraw(c.var.db, person, { wording: leaving, how: 'form' })
  return c.redirect(volunteered.href({}, { what: 'withdrawn' }), 303)
})

volunteerRoutes.get(volunteered.pattern, (c) => {
  const asked = c.req.query('what')
  const what: Thanked = asked === 'saved' || asked === 'withdrawn' ? asked : 'asked'
  return show(c, <VolunteeredPage frame={c.var.frame} what={what} kept={!c.var.settings.SMTP_URL} />)
})

/** Somebody who is signed in says what they offer, and perhaps that they help with one call. */
async function saveOwn(c: Context<Env>, person: Person, given: Given) {
  const { db, settings } = c.var
  const form = checkForm(given, offerForm)
  if (!form.ok) return showForm(c, given, { form })
  const [call, known] = await Promise.all([callFor(c, given.for), choices.open(db)])
  await together(db, async (tx) => {
    await refusals.takeBack(tx, person, [...numbersIn(given, 'again'), ...(tickedIn(given, 'again').includes('any') ? [null] : [])])
    await profiles.save(tx, person, offerFrom(given, form.values, known), { wording: helpPromise, how: 'form' })
    if (call) await answering.offer(tx, call.id, person, { now: new Date(), origin: ownOrigin(settings, c.req.url) })
  })
  return c.redirect(call ? routes.site.helpCall.href(call) : volunteered.href({}, { what: 'saved' }), 303)
}

async function showForm(c: Context<Env>, given: Given, { form, wait }: Again = {}) {
  const { db, frame } = c.var
  const person = await personHere(c)
  const [all, call] = await Promise.all([choices.list(db), callFor(c, given.for)])
  const own = person && {
    offered: !!await profiles.find(db, person.id),
    refused: (await refusals.list(db, person)).map((skill) => ({ skill, words: all.find(({ id }) => id === skill)?.name ?? 'Help of no particular kind' })),
  }
  if (person) c.header('cache-control', 'no-store')
  const words = wait && <Wait frame={frame} sentence={waitSentence} />
  return show(c, <VolunteerPage frame={frame} given={given} form={form} wait={words} choices={all.filter(({ retired_at }) => !retired_at)} call={call} own={own} />, wait ? 429 : form ? 422 : 200)
}

const callFor = async (c: Context<Env>, id = '') => (/^[1-9]\d{0,14}$/.test(id) ? helpCalls.findUpcoming(c.var.db, Number(id), new Date()) : undefined)

/** The person of whoever is signed in. */
export async function personHere(c: Context<Env>): Promise<Person | undefined> {
  const actor = await c.var.who()
  return actor?.personId ? people.find(c.var.db, actor.personId) : undefined
}
