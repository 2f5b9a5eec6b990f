import { z } from 'zod'
import * as events from '#domain/calendar/events.ts'
import * as stepping from '#domain/calendar/stepping.ts'
import * as previews from '#domain/content/previews.ts'
import { room } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { desk } from '#office/calendar/desk.tsx'
import { found } from '#office/calendar/found.ts'
import { guard } from '#office/guard.ts'

const { event: one, eventRefusal, eventPreviews } = routes.office
const refusalForm = z.object({ reason: z.string().trim().min(1, 'Say why, in a sentence: it stands in the letter to them.').max(2000, 'That is longer than fits: 2,000 characters at most.') })
const sameForm = z.object({ same: z.string().regex(/^[1-9]\d{0,14}$/).transform(Number) })

export const moderationRoutes = room()

/** With a reason, or with the number of the event that it is. */
moderationRoutes.put(eventRefusal.pattern, guard('publish events'), async (c) => {
  const { db, actor } = c.var
  const event = await found(c)
  if (!event) return c.notFound()
  const [same, form] = [await readForm(c, sameForm), await readForm(c, refusalForm)]
  const known = same.ok && same.values.same !== event.id ? await events.find(db, same.values.same) : undefined
  if (!known && !form.ok) return desk(c, event, form)
  const refusal = known ? { reason: `It is on the calendar already, as “${known.title}”.`, duplicateOf: known.id } : { reason: form.ok ? form.values.reason : '' }
  await stepping.refuse(db, actor, event.id, refusal)
  return c.redirect(one.href(event, { did: 'refused' }), 303)
})

moderationRoutes.delete(eventRefusal.pattern, guard('publish events'), async (c) => {
  const event = await found(c)
  if (!event) return c.notFound()
  if (event.stage === 'refused') await stepping.step(c.var.db, c.var.actor, event.id, 'waiting')
  return c.redirect(one.href(event, { did: 'reconsidered' }), 303)
})

/** Opens the page as visitors will see it. */
moderationRoutes.post(eventPreviews.pattern, guard('write events'), async (c) => {
  const event = await found(c)
  return event ? c.redirect(routes.site.previewed.href({ token: await previews.open(c.var.db, { kind: 'event', id: event.id }) }), 303) : c.notFound()
})
