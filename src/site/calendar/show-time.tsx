import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import * as publishing from '#domain/actions/publishing.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as answers from '#domain/calendar/answers.ts'
import * as events from '#domain/calendar/events.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as places from '#domain/legislature/places.ts'
import type { Env } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import { waitSentence } from '#http/gate.ts'
import { show } from '#http/show.ts'
import type { Coming } from '#site/calendar/coming-card.tsx'
import { EventPage } from '#site/calendar/event-page.tsx'
import { shownHere } from '#site/texts/shown-here.ts'
import { Wait } from '#ui/wait.tsx'

/** A form that comes back refused, or to be sent again in a minute. */
export type Again = { form?: Refused; wait?: boolean }
type Shown = { event: events.Placed; time: listing.OnCalendar; others: listing.OnCalendar[]; now: Date; above?: ComponentChildren; inert?: boolean }

/** The page of one time of an event. */
export async function showTime(c: Context<Env>, { event, time, others, now, above, inert }: Shown, again: Again = {}) {
  const { db, frame } = c.var
  const own = await events.instanceFor(db, time)
  const said = own ?? event
  const [shown, [picture], plank, action, town] = await Promise.all([
    shownHere(c, said.words), pictures.withIds(db, said.picture_id ? [said.picture_id] : []), event.plank_id ? planks.find(db, event.plank_id) : undefined,
    event.action_id ? publishing.find(db, event.action_id) : undefined, own?.place_id ? places.find(db, own.place_id) : undefined,
  ])
  const details = { ...said, town: own ? town?.display_name ?? null : event.town, called_off_why: event.called_off_why || (time.called_off ? await listing.whyOff(db, time) : '') }
  const coming = await comingOf(c, { time, now, inert }, again)
  const page = (
    <EventPage
      frame={frame} event={event} details={details} time={time} shown={shown} picture={picture} others={others.slice(0, 7)} now={now} coming={coming} above={above}
      plank={plank?.published_at ? plank : undefined} action={action && publishing.stageOf(action) === 'live' ? action : undefined}
    />
  )
  return show(c, page, again.wait ? 429 : again.form ? 422 : 200)
}

/** The same page of an event that is not published, as a visitor will see it: of its first time to come, and nobody can answer yet. */
export async function showTriedOut(c: Context<Env>, event: events.Placed, above: ComponentChildren) {
  const now = new Date()
  const [[next], [last]] = await Promise.all([listing.allOf(c.var.db, event, { now, limit: 1 }), listing.allOf(c.var.db, event, { now, over: true, limit: 1 })])
  const time = next ?? last
  return time ? showTime(c, { event, time, others: [], now, above, inert: true }) : c.notFound()
}

async function comingOf(c: Context<Env>, { time, now, inert }: Pick<Shown, 'time' | 'now' | 'inert'>, { form, wait }: Again): Promise<Coming> {
  const { db, frame, settings } = c.var
  const can = { path: frame.path, open: time.takes_answers && !time.called_off && time.ends_at > now, full: time.capacity !== null && time.taken >= time.capacity }
  if (inert) return { ...can, signedIn: false, inert, asked: false, keptLetters: false }
  const personId = (await c.var.who())?.personId
  if (personId) c.header('cache-control', 'no-store')
  const answer = personId ? await answers.ofPerson(db, time, { id: personId }) : undefined
  const room = answer?.answer === 'yes' ? (await answers.find(db, answer.id))?.room : undefined
  return {
    ...can, signedIn: !!personId, answer, room, form, wait: wait && <Wait frame={frame} sentence={waitSentence} />, asked: !form && c.req.query('did') === 'asked', keptLetters: !settings.SMTP_URL,
  }
}
