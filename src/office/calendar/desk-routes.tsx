import type { Context } from 'hono'
import { z } from 'zod'
import * as callingOff from '#domain/calendar/calling-off.ts'
import * as events from '#domain/calendar/events.ts'
import * as stepping from '#domain/calendar/stepping.ts'
import * as times from '#domain/calendar/times.ts'
import * as writing from '#domain/calendar/writing.ts'
import * as zoomMeetings from '#domain/calendar/zoom-meetings.ts'
import * as groups from '#domain/groups/groups.ts'
import { room } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { desk } from '#office/calendar/desk.tsx'
import { EventsPage } from '#office/calendar/events-page.tsx'
import { found, ownGroups, publishes, writes } from '#office/calendar/found.ts'
import { found as foundGroup } from '#office/groups/found.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { refusal } from '#office/refusal.tsx'

const { events: all, event: one, eventPublication, eventHandingIn, eventCallingOff, eventTimeCallingOff, eventZoomMeeting, groupEventTrust, group: groupDesk } = routes.office
const writesEvents = guard('write events')
const size = 50
const listShape = z.object({
  stage: z.enum(['draft', 'waiting', 'published', 'refused']).optional().catch(undefined), words: z.string().transform((words) => words.trim().slice(0, 100)).optional().catch(undefined),
  after: numberShape.optional().catch(undefined),
})
const why = z.object({ why: z.string().trim().max(500).default('') })

export const deskRoutes = room()

deskRoutes.get(all.pattern, writesEvents, async (c) => {
  const { db, frame, actor } = c.var
  const { stage, words, after } = listShape.parse(c.req.query())
  const whose = ownGroups(c) ?? 'all'
  const [list, waiting] = await Promise.all([events.roll(db, whose, { stage, words, after, limit: size + 1 }), events.countWaiting(db, whose)])
  const { shown, last } = onePage(list, size)
  return show(c, <EventsPage frame={frame} actor={actor} events={shown} stage={stage} words={words} waiting={waiting} first={!after} next={last?.id} did={c.req.query('did')} />)
})

deskRoutes.get(one.pattern, writesEvents, async (c) => {
  const event = await found(c)
  return event ? desk(c, event) : c.notFound()
})

for (const [method, stage, did] of [['put', 'published', 'out'], ['delete', 'draft', 'back']] as const) {
  deskRoutes[method](eventPublication.pattern, writesEvents, async (c) => {
    const event = await found(c)
    if (!event) return c.notFound()
    if (!await publishes(c, event.group_id)) return refusal(c)
    await stepping.step(c.var.db, c.var.actor, event.id, stage)
    return c.redirect(one.href(event, { did }), 303)
  })
}

for (const [method, stage, did] of [['put', 'waiting', 'in'], ['delete', 'draft', 'back']] as const) {
  deskRoutes[method](eventHandingIn.pattern, writesEvents, async (c) => {
    const event = await found(c)
    if (!event) return c.notFound()
    if (event.stage !== 'published') await stepping.step(c.var.db, c.var.actor, event.id, stage)
    return c.redirect(one.href(event, { did }), 303)
  })
}

deskRoutes.put(eventCallingOff.pattern, writesEvents, async (c) => {
  const event = await found(c)
  const form = await readForm(c, why)
  if (!event || !form.ok) return c.notFound()
  await callingOff.callOffAll(c.var.db, c.var.actor, event.id, form.values.why)
  return c.redirect(one.href(event, { did: 'off' }), 303)
})

deskRoutes.delete(eventCallingOff.pattern, writesEvents, async (c) => {
  const event = await found(c)
  if (!event) return c.notFound()
  await callingOff.callOffAll(c.var.db, c.var.actor, event.id, null)
  return c.redirect(one.href(event, { did: 'on' }), 303)
})

deskRoutes.put(eventZoomMeeting.pattern, writesEvents, async (c) => {
  const event = await found(c)
  if (!event) return c.notFound()
  await zoomMeetings.tryAgain(c.var.db, c.var.actor, event)
  return c.redirect(one.href(event, { did: 'again' }), 303)
})

deskRoutes.put(eventTimeCallingOff.pattern, writesEvents, async (c) => {
  const time = await foundTime(c)
  const form = await readForm(c, why)
  if (!time || !form.ok) return c.notFound()
  await callingOff.callOff(c.var.db, c.var.actor, time.id, form.values.why)
  return c.redirect(one.href({ id: time.event_id }, { did: 'off' }), 303)
})

deskRoutes.delete(eventTimeCallingOff.pattern, writesEvents, async (c) => {
  const time = await foundTime(c)
  if (!time) return c.notFound()
  await callingOff.callOn(c.var.db, c.var.actor, time.id)
  return c.redirect(one.href({ id: time.event_id }, { did: 'on' }), 303)
})

deskRoutes.delete(one.pattern, writesEvents, async (c) => {
  const event = await found(c)
  if (!event) return c.notFound()
  const removed = await writing.remove(c.var.db, c.var.actor, event.id)
  return c.redirect(removed ? all.href({}, { did: 'gone' }) : one.href(event, { did: 'kept' }), 303)
})

for (const [method, trusted] of [['put', true], ['delete', false]] as const) {
  deskRoutes[method](groupEventTrust.pattern, guard('review groups'), async (c) => {
    const group = await foundGroup(c, 'review groups')
    if (!group) return c.notFound()
    await groups.trustWithEvents(c.var.db, c.var.actor, group, trusted)
    return c.redirect(groupDesk.href(group, { did: 'kept' }), 303)
  })
}

/** The time whose number stands in the address, for whoever may write its event. */
async function foundTime(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  const time = id.success ? await times.find(c.var.db, id.data) : undefined
  return time && writes(c, time.group_id) ? time : undefined
}
