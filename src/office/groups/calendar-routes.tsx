import { createMiddleware } from 'hono/factory'
import type { Context } from 'hono'
import { z } from 'zod'
import * as feeds from '#domain/calendar/following/feeds.ts'
import { boundsOf, look, type Looked } from '#domain/calendar/following/looking.ts'
import { room } from '#http/context.ts'
import { type Form, readForm, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { desk } from '#office/groups/desk.tsx'
import { found } from '#office/groups/found.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { scoping } from '#office/scoping.ts'

const { group: one, groupCalendars, groupCalendar, groupCalendarReading, groupCalendarPause } = routes.office
const often = { burst: 12, perMinute: 3 }
const wrong = {
  'no address': 'Write the address of the calendar, as in https://calendar.example/ours.ics.',
  known: 'This calendar is followed already.',
  'too many': `A group follows ${feeds.mostFeeds} calendars at most. Let one of them go first.`,
  over: 'That were many looks in a short time. Wait a minute and try again.',
}
const addressShape = z.string().trim().min(1, wrong['no address']).max(1900, 'That is longer than addresses are.').transform(webAddress)
const addressForm = z.object({ address: addressShape.refine((address) => address !== '', wrong['no address']) })
const removalForm = z.object({ events: z.enum(['kept', 'called off'], 'Say what becomes of its events.') })

type Seen = Form<{ address: string } & Looked>
type Looking = Inside & { Variables: { seen: Seen } }

/** Looks at the address before the room is entered, so that no transaction stands open while another server thinks. */
const looking = createMiddleware<Looking>(async (c, next) => {
  if (!await found(c, 'run a group')) return c.notFound()
  c.set('seen', await lookAt(c))
  return next()
})

async function lookAt(c: Context<Looking>): Promise<Seen> {
  const form = await readForm(c, addressForm)
  if (!form.ok) return form
  const { address } = form.values
  if (c.var.limits.spend(`calendars ${c.var.actor.id}`, often) === 'over') return refuse({ address }, 'address', wrong.over)
  const looked = await look(address, boundsOf(c.var.settings))
  return 'problem' in looked ? refuse({ address }, 'address', looked.problem) : { ok: true, values: { address, ...looked } }
}

export const calendarLooks = room()
export const calendarRoutes = room()

calendarLooks.post(groupCalendars.pattern, guard('run a group'), looking, scoping, async (c) => {
  const group = await found(c, 'run a group')
  if (!group) return c.notFound()
  const { seen } = c.var
  if (!seen.ok) return desk(c, group, { calendarForm: seen })
  const { address, ...looked } = seen.values
  const added = await feeds.add(c.var.db, c.var.actor, group.id, address, looked)
  return typeof added === 'string' ? desk(c, group, { calendarForm: refuse({ address }, 'address', wrong[added]) }) : c.redirect(one.href(group, { did: 'followed' }), 303)
})

calendarRoutes.post(groupCalendarReading.pattern, guard('run a group'), async (c) => {
  const feed = await foundFeed(c)
  if (!feed) return c.notFound()
  await feeds.readSoon(c.var.db, feed)
  return c.redirect(one.href({ id: feed.group_id }, { did: 'reading' }), 303)
})

calendarRoutes.on(['PUT', 'DELETE'], groupCalendarPause.pattern, guard('run a group'), async (c) => {
  const feed = await foundFeed(c)
  if (!feed) return c.notFound()
  const paused = c.req.method === 'PUT'
  await feeds.pause(c.var.db, c.var.actor, feed, paused)
  return c.redirect(one.href({ id: feed.group_id }, { did: paused ? 'paused' : 'resumed' }), 303)
})

calendarRoutes.delete(groupCalendar.pattern, guard('run a group'), async (c) => {
  const feed = await foundFeed(c)
  const group = feed && await found(c, 'run a group')
  if (!feed || !group) return c.notFound()
  const form = await readForm(c, removalForm)
  if (!form.ok) return desk(c, group, { wrong: form.errors.events?.[0] })
  await feeds.remove(c.var.db, c.var.actor, feed, form.values.events)
  return c.redirect(one.href(group, { did: 'let-go' }), 303)
})

/** A feed of a group of theirs; for anybody else it is not there. */
async function foundFeed(c: Context<Inside>) {
  const group = await found(c, 'run a group')
  const id = numberShape.safeParse(c.req.param('feed'))
  return group && id.success ? feeds.find(c.var.db, group.id, id.data) : undefined
}

/** Calendars write webcal: for https:, people leave it out. */
function webAddress(typed: string): string {
  const url = URL.parse(/^[a-z]+:/i.test(typed) ? typed.replace(/^webcals?:/i, 'https:') : `https://${typed}`)
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : ''
}
