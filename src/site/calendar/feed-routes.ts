import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import * as events from '#domain/calendar/events.ts'
import * as feeding from '#domain/calendar/feeding.ts'
import * as listing from '#domain/calendar/listing.ts'
import { type Calendar, calendarOctets, versionOf } from '#engines/calendar/write-calendar.ts'
import { type Env, room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { askedOf } from '#site/calendar/asked.ts'
import { aboutFor, calendarOf } from '#site/calendar/told.ts'
import { timeHref } from '#ui/event-row.tsx'
import { eventKinds } from '#ui/event-words.ts'

const { events: all, eventsIcs, eventsJson, eventIcs, event: one } = routes.site
/** So long ago may something be over that a feed still carries it. */
const back = 31 * 86_400_000
const mostTimes = 1_000

export const feedRoutes = room()

feedRoutes.get(eventsIcs.pattern, async (c) => {
  const { db, frame } = c.var
  const { filter, query, narrowed } = await askedOf(c)
  const fed = await feeding.feed(db, filter, { from: new Date(Date.now() - back), limit: feeding.mostFed, about: aboutFor(frame) })
  const name = [frame.organization.name, filter.kind && eventKinds[filter.kind].many, ...narrowed].filter(Boolean).join(': ')
  return answer(c, calendarOf(c.var, { name, home: all.href({}, query), self: eventsIcs.href({}, query), events: fed }))
})

feedRoutes.get(eventIcs.pattern, async (c) => {
  const { db, frame } = c.var
  const event = await events.findPublished(db, c.req.param('slug'))
  if (!event) return c.notFound()
  c.header('content-disposition', `attachment; filename="${event.slug}.ics"`)
  return answer(c, calendarOf(c.var, { name: event.title, home: one.href(event), self: null, events: await feeding.ofEvents(db, [event.id], aboutFor(frame)) }))
})

/** The same as data: each time by itself, instants and local times. */
feedRoutes.get(eventsJson.pattern, async (c) => {
  const { db, frame } = c.var
  const { filter } = await askedOf(c)
  const times = await listing.list(db, filter, { from: new Date(), limit: mostTimes })
  const told = times.map((time) => ({
    id: `${time.slug}/${time.of}`, title: time.title, kind: time.kind, url: frame.origin + timeHref(time), begins_at: time.begins_at, ends_at: time.ends_at, starts: time.starts, ends: time.ends,
    zone: time.zone, venue: time.venue, town: time.town, online: time.is_online, called_off: time.called_off,
    hosts: time.hosts.length > 0 ? time.hosts.map(({ name }) => name) : [time.credit].filter(Boolean), capacity: time.capacity, taken: time.taken,
  }))
  return c.json({ organization: frame.organization.name, events: told })
})

/** Says by ETag whether it is still as it was, before it is written out. */
function answer(c: Context<Env>, calendar: Calendar) {
  const etag = `"${createHash('sha256').update(versionOf(calendar)).digest('base64url').slice(0, 22)}"`
  c.header('etag', etag)
  c.header('cache-control', 'public, max-age=0, must-revalidate')
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304)
  return c.body(calendarOctets(calendar), 200, { 'content-type': 'text/calendar; charset=utf-8' })
}
