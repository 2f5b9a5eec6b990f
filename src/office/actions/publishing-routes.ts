import { z } from 'zod'
import * as actionResources from '#domain/actions/action-resources.ts'
import * as actions from '#domain/actions/actions.ts'
import * as publishing from '#domain/actions/publishing.ts'
import { may } from '#domain/staff/may.ts'
import { room } from '#http/context.ts'
import { readForm, readGiven, refuse } from '#http/form.ts'
import { momentHere } from '#http/local-moment.ts'
import { routes } from '#http/routes.ts'
import { found } from '#office/actions/found.ts'
import { desk } from '#office/actions/desk.tsx'
import { guard } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { localTime } from '#ui/day.tsx'

const openingForm = z.object({ from: momentHere, version: numberShape.optional() })
const reopeningForm = z.object({ until: momentHere })
const past = 'That day has passed. Name one to come.'

export const publishingRoutes = room()

/** Now, or from the day that the form names. */
publishingRoutes.put(routes.office.publication.pattern, guard('publish actions'), async (c) => {
  const { db, actor } = c.var
  const action = await found(c, 'publish actions')
  if (!action) return c.notFound()
  const form = await readForm(c, openingForm)
  if (!form.ok) return desk(c, action, { form, field: 'from' })
  const { from, version = action.version } = form.values
  if (version !== action.version) return desk(c, action, 'changed')
  if (from && from <= new Date()) return desk(c, action, { form: refuse(await readGiven(c), 'from', past), field: 'from' })

  const lacks = await publishing.publish(db, actor, action, from ?? undefined)
  if (lacks.length) return desk(c, action, { lacks })
  return c.redirect(routes.office.action.href(action, { did: from ? 'schedule' : 'publish' }), 303)
})

publishingRoutes.delete(routes.office.publication.pattern, guard('publish actions'), async (c) => {
  const action = await found(c, 'publish actions')
  if (!action) return c.notFound()
  await publishing.unpublish(c.var.db, c.var.actor, action)
  return c.redirect(routes.office.action.href(action, { did: 'unpublish' }), 303)
})

/** The deadline that was, if it is still to come, goes along for the undoing. */
publishingRoutes.put(routes.office.closing.pattern, guard('publish actions'), async (c) => {
  const action = await found(c, 'publish actions')
  if (!action) return c.notFound()
  await publishing.close(c.var.db, c.var.actor, action)
  const until = action.closes_at && action.closes_at > new Date() ? localTime(action.closes_at) : undefined
  return c.redirect(routes.office.action.href(action, { did: 'close', until }), 303)
})

publishingRoutes.delete(routes.office.closing.pattern, guard('publish actions'), async (c) => {
  const action = await found(c, 'publish actions')
  if (!action) return c.notFound()
  const form = await readForm(c, reopeningForm)
  if (!form.ok) return desk(c, action, { form, field: 'until' })
  const { until } = form.values
  if (until && until <= new Date()) return desk(c, action, { form: refuse(await readGiven(c), 'until', past), field: 'until' })

  await publishing.reopen(c.var.db, c.var.actor, action, until)
  return c.redirect(routes.office.action.href(action, { did: 'reopen' }), 303)
})

publishingRoutes.post(routes.office.copies.pattern, guard('draft actions'), async (c) => {
  const action = await found(c, 'draft actions')
  if (!action) return c.notFound()
  const copy = await actions.copy(c.var.db, c.var.actor, action)
  if (may(c.var.actor, 'keep the library')) await actionResources.carry(c.var.db, action, copy)
  return c.redirect(routes.office.action.href(copy, { did: 'copy' }), 303)
})
