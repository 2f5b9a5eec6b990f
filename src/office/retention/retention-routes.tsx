import type { Context } from 'hono'
import { z } from 'zod'
import * as retention from '#domain/people/retention.ts'
import { spared } from '#domain/staff/spared.ts'
import { room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { RetentionPage } from '#office/retention/retention-page.tsx'

const ruleShape = z.enum(['never-active', 'no-consent'])
const clockShape = z.object({ years: z.coerce.number('Write a number of years.').int('Write whole years.').min(1, 'One year is the least.').max(50, 'Fifty years is the most.') })
const { retention: all, retentionClock, retentionConfirmation } = routes.office

export const retentionRoutes = room()

retentionRoutes.get(all.pattern, guard('set retention'), (c) => page(c))

retentionRoutes.put(retentionClock.pattern, guard('set retention'), async (c) => {
  const rule = ruleShape.safeParse(c.req.param('rule'))
  if (!rule.success) return c.notFound()
  const form = await readForm(c, clockShape)
  if (!form.ok) return page(c, rule.data, form)
  await retention.set(c.var.db, c.var.actor, rule.data, form.values.years)
  return c.redirect(all.href(), 303)
})

retentionRoutes.delete(retentionClock.pattern, guard('set retention'), async (c) => {
  const rule = ruleShape.safeParse(c.req.param('rule'))
  if (!rule.success) return c.notFound()
  await retention.stop(c.var.db, c.var.actor, rule.data)
  return c.redirect(all.href(), 303)
})

retentionRoutes.put(retentionConfirmation.pattern, guard('set retention'), async (c) => {
  const rule = ruleShape.safeParse(c.req.param('rule'))
  const form = await readForm(c, clockShape)
  if (!rule.success || !form.ok) return c.notFound()
  await retention.confirm(c.var.db, c.var.actor, rule.data, form.values.years)
  return c.redirect(all.href(), 303)
})

async function page(c: Context<Inside>, rule?: retention.Rule, form?: Refused) {
  const { actor, db, frame } = c.var
  const clocks = await retention.list(db)
  const watched = await Promise.all(ruleShape.options.map(async (one) => {
    const clock = clocks.find((set) => set.rule === one)
    return { rule: one, clock, forecast: clock && await retention.forecast(db, clock, spared) }
  }))
  return show(c, <RetentionPage frame={frame} actor={actor} watched={watched} done={await retention.record(db)} rule={rule} form={form} />, form ? 422 : 200)
}
