import type { Context } from 'hono'
import * as answering from '#domain/calendar/answering.ts'
import * as events from '#domain/calendar/events.ts'
import * as listing from '#domain/calendar/listing.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, type Given, readGiven, refuse } from '#http/form.ts'
import { passing } from '#http/gate.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { comingForm, repliesOf, strangerForm } from '#site/calendar/answer-form.ts'
import { type Again, showTime } from '#site/calendar/show-time.tsx'
import { ask } from '#site/confirmations/asking.ts'
import { personHere } from '#site/volunteering/volunteer-routes.tsx'
import { comingPromise, noRoom, tooLate, tooMany } from '#ui/coming-words.ts'
import { startNamed, timeKey } from '#ui/event-words.ts'

const { event: one, eventTime, eventAnswers } = routes.site
type Found = { event: events.Placed; time: listing.OnCalendar }

export const eventRoutes = room()

/** Its next time, or when all are over the last. */
eventRoutes.get(one.pattern, async (c) => {
  const { db } = c.var
  const event = await events.findPublished(db, c.req.param('slug'))
  if (!event) return c.notFound()
  const now = new Date()
  const [coming, [last]] = await Promise.all([listing.ofEvent(db, event, { now }), listing.ofEvent(db, event, { now, over: true, limit: 1 })])
  const time = coming.find(({ called_off }) => !called_off) ?? coming[0] ?? last
  return time ? showTime(c, { event, time, others: coming, now }) : c.notFound()
})

eventRoutes.get(eventTime.pattern, async (c) => {
  const found = await timeHere(c)
  return found ? page(c, found) : c.notFound()
})

/** Who is signed in says yes at once; anybody else once their address has said yes. The page that follows is the same for every address. */
eventRoutes.post(eventAnswers.pattern, async (c) => {
  const found = await timeHere(c)
  if (!found) return c.notFound()
  const { event, time } = found
  const given = await readGiven(c)
  if (await personHere(c)) return sayHere(c, found, given, repliesOf(given, event.questions))

  if (given.website) return back(c, time, 'asked')
  if (await passing(c, 'signUps', given.proof) !== 'open') return page(c, found, { form: asGiven(given), wait: true })
  const form = checkForm(given, strangerForm)
  if (!form.ok) return page(c, found, { form })
  const { name, email, guests } = form.values
  if (time.capacity !== null && guests >= time.capacity) return page(c, found, { form: refuse(given, 'guests', tooMany(time.capacity)) })
  if (!time.takes_answers || time.called_off || time.ends_at <= new Date()) return page(c, found, { form: refuse(given, 'guests', tooLate) })
  await ask(c, { kind: 'event-answer', name, email, placeId: c.var.visitor.place?.id, details: { timeId: time.id, guests, replies: repliesOf(given, event.questions) }, wording: comingPromise })
  return back(c, time, 'asked')
})

eventRoutes.put(eventAnswers.pattern, async (c) => {
  const found = await timeHere(c)
  return found ? sayHere(c, found, await readGiven(c)) : c.notFound()
})

eventRoutes.delete(eventAnswers.pattern, async (c) => {
  const found = await timeHere(c)
  if (!found) return c.notFound()
  const person = await personHere(c)
  if (person) await answering.say(c.var.db, found.time.id, person, { yes: false }, when(c))
  return person ? back(c, found.time) : signIn(c, found.time)
})

/** Whoever is signed in comes, or brings more or fewer. */
async function sayHere(c: Context<Env>, found: Found, given: Given, replies?: string[]) {
  const person = await personHere(c)
  if (!person) return signIn(c, found.time)
  const form = checkForm(given, comingForm)
  if (!form.ok) return page(c, found, { form })
  const became = await answering.say(c.var.db, found.time.id, person, { yes: true, guests: form.values.guests, replies }, when(c))
  const wrong = became === 'too many' ? tooMany(found.time.capacity) : became === 'no room' ? noRoom : became === 'too late' ? tooLate : undefined
  return wrong ? page(c, found, { form: refuse(given, 'guests', wrong) }) : back(c, found.time)
}

async function timeHere(c: Context<Env, typeof eventTime.pattern | typeof eventAnswers.pattern>): Promise<Found | undefined> {
  const of = startNamed(c.req.param('of'))
  const event = await events.findPublished(c.var.db, c.req.param('slug'))
  const time = event && of ? await listing.find(c.var.db, event, of) : undefined
  return event && time && { event, time }
}

async function page(c: Context<Env>, { event, time }: Found, again: Again = {}) {
  const now = new Date()
  return showTime(c, { event, time, others: await listing.ofEvent(c.var.db, event, { now }), now }, again)
}

const back = (c: Context<Env>, { slug, of }: Found['time'], did?: string) => c.redirect(`${eventTime.href({ slug, of: timeKey(of) }, did ? { did } : {})}#come`, 303)
const signIn = (c: Context<Env>, { slug, of }: Found['time']) => c.redirect(routes.site.signIn.href({}, { next: eventTime.href({ slug, of: timeKey(of) }) }), 303)
const when = (c: Context<Env>) => ({ now: new Date(), origin: ownOrigin(c.var.settings, c.req.url) })
