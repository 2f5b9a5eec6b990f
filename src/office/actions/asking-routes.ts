import { z } from 'zod'
import * as asking from '#domain/actions/asking.ts'
import { room } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { desk } from '#office/actions/desk.tsx'
import { found } from '#office/actions/found.ts'
import { guard } from '#office/guard.ts'

const reasonForm = z.object({ reason: z.string().trim().min(1, 'Say why, in a sentence: the group reads it.').max(2000, 'That is longer than fits: 2,000 characters at most.') })

export const askingRoutes = room()

askingRoutes.put(routes.office.asking.pattern, guard('draft actions'), async (c) => {
  const action = await found(c, 'draft actions')
  if (!action?.group_id) return c.notFound()
  const lacks = await asking.ask(c.var.db, c.var.actor, action)
  return lacks.length ? desk(c, action, { lacks }) : c.redirect(routes.office.action.href(action, { did: 'ask' }), 303)
})

askingRoutes.delete(routes.office.asking.pattern, guard('draft actions'), async (c) => {
  const action = await found(c, 'draft actions')
  if (!action) return c.notFound()
  await asking.withdraw(c.var.db, c.var.actor, action)
  return c.redirect(routes.office.action.href(action, { did: 'withdraw' }), 303)
})

askingRoutes.put(routes.office.handingBack.pattern, guard('publish actions'), async (c) => {
  const action = await found(c, 'publish actions')
  if (!action) return c.notFound()
  const form = await readForm(c, reasonForm)
  if (!form.ok) return desk(c, action, { form, field: 'reason' })
  const did = (await asking.handBack(c.var.db, c.var.actor, action, form.values.reason)) ? 'hand-back' : undefined
  return c.redirect(routes.office.action.href(action, { did }), 303)
})
