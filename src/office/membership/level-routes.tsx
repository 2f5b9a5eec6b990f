import type { Context } from 'hono'
import { z } from 'zod'
import * as levels from '#domain/membership/levels.ts'
import { room } from '#http/context.ts'
import { type Form, readForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { LevelPage, LevelsPage } from '#office/membership/levels-page.tsx'
import { sumShape } from '#office/membership/sum-shape.ts'
import { numberShape } from '#office/number-shape.ts'

const { levels: all, level: one, levelOffer } = routes.office
const shape = z.object({
  name: z.string('Give it a name.').trim().min(1, 'Give it a name.').max(80, 'At most 80 letters.'),
  kind: z.enum(['dues', 'hardship', 'free', 'granted'], 'Choose a kind.'),
  amount: sumShape.default(0),
  every: z.union([z.enum(['month', 'year']), z.literal('').transform(() => null)], 'Choose how long it lasts.').default(null),
  grace_days: z.string().regex(/^\d{1,3}$/, 'Write a number of days.').transform(Number).pipe(z.number().max(365, 'At most 365 days.')).default(30),
  about: z.string().trim().max(1000, 'At most 1,000 letters.').default(''),
})

export const levelRoutes = room()

levelRoutes.get(all.pattern, guard('read membership'), async (c) => showLevels(c))

levelRoutes.post(all.pattern, guard('set levels'), async (c) => {
  const form = await readDraft(c)
  if (!form.ok) return showLevels(c, form)
  await levels.define(c.var.db, c.var.actor, form.values)
  return c.redirect(all.href(), 303)
})

levelRoutes.get(one.pattern, guard('set levels'), async (c) => {
  const level = await found(c)
  return level ? show(c, <LevelPage frame={c.var.frame} actor={c.var.actor} level={level} />) : c.notFound()
})

levelRoutes.put(one.pattern, guard('set levels'), async (c) => {
  const level = await found(c)
  if (!level) return c.notFound()
  const form = await readDraft(c)
  if (!form.ok) return show(c, <LevelPage frame={c.var.frame} actor={c.var.actor} level={level} form={form} />, 422)
  await levels.change(c.var.db, c.var.actor, level, form.values)
  return c.redirect(all.href(), 303)
})

for (const [method, offered] of [['put', true], ['delete', false]] as const) {
  levelRoutes[method](levelOffer.pattern, guard('set levels'), async (c) => {
    const level = await found(c)
    if (!level) return c.notFound()
    await levels.offer(c.var.db, c.var.actor, level, offered)
    return c.redirect(all.href(), 303)
  })
}

async function showLevels(c: Context<Inside>, form?: Refused) {
  const { db, frame, actor } = c.var
  return show(c, <LevelsPage frame={frame} actor={actor} levels={await levels.list(db)} form={form} />, form ? 422 : 200)
}

/** What belongs to another kind is dropped. */
async function readDraft(c: Context<Inside>): Promise<Form<levels.Draft>> {
  const form = await readForm(c, shape)
  if (!form.ok) return form
  const { amount, ...values } = form.values
  const cents = values.kind === 'dues' || values.kind === 'hardship' ? amount : 0
  if (values.kind === 'dues' && cents === 0) return refuse(await readGiven(c), 'amount', 'Dues need a sum.')
  if ((values.kind === 'dues' || values.kind === 'hardship') && !values.every) return refuse(await readGiven(c), 'every', 'What is paid lasts a month or a year.')
  return { ok: true, values: { ...values, cents, currency: 'usd' } }
}

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? levels.find(c.var.db, id.data) : undefined
}
