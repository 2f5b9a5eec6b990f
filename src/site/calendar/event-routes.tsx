import type { Context } from 'hono'
import * as publishing from '#domain/actions/publishing.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as events from '#domain/calendar/events.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as places from '#domain/legislature/places.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { EventPage } from '#site/calendar/event-page.tsx'
import { shownHere } from '#site/texts/shown-here.ts'
import { startNamed } from '#ui/event-words.ts'

const { event: one, eventTime } = routes.site

export const eventRoutes = room()

/** Its next time, or when all are over the last. */
eventRoutes.get(one.pattern, async (c) => {
  const { db } = c.var
  const event = await events.findPublished(db, c.req.param('slug'))
  if (!event) return c.notFound()
  const now = new Date()
  const [coming, [last]] = await Promise.all([listing.ofEvent(db, event, { now }), listing.ofEvent(db, event, { now, over: true, limit: 1 })])
  const time = coming.find(({ called_off }) => !called_off) ?? coming[0] ?? last
  return time ? showTime(c, event, time, coming, now) : c.notFound()
})

eventRoutes.get(eventTime.pattern, async (c) => {
  const { db } = c.var
  const of = startNamed(c.req.param('of'))
  const event = await events.findPublished(db, c.req.param('slug'))
  const time = event && of ? await listing.find(db, event, of) : undefined
  if (!event || !time) return c.notFound()
  const now = new Date()
  return showTime(c, event, time, await listing.ofEvent(db, event, { now }), now)
})

async function showTime(c: Context<Env>, event: events.Placed, time: listing.OnCalendar, others: listing.OnCalendar[], now: Date) {
  const { db, frame } = c.var
  const own = time.title === event.title && time.venue === event.venue ? undefined : (await events.instancesOf(db, event)).find(({ of }) => of === time.of)
  const said = own ?? event
  const [shown, [picture], plank, action, town] = await Promise.all([
    shownHere(c, said.words), pictures.withIds(db, said.picture_id ? [said.picture_id] : []), event.plank_id ? planks.find(db, event.plank_id) : undefined,
    event.action_id ? publishing.find(db, event.action_id) : undefined, own?.place_id ? places.find(db, own.place_id) : undefined,
  ])
  const details = { ...said, town: own ? town?.display_name ?? null : event.town, called_off_why: event.called_off_why || await listing.whyOff(db, time) }
  const page = (
    <EventPage
      frame={frame} event={event} details={details} time={time} shown={shown} picture={picture} others={others.slice(0, 12)} now={now}
      plank={plank?.published_at ? plank : undefined} action={action && publishing.stageOf(action) === 'live' ? action : undefined}
    />
  )
  return show(c, page)
}
