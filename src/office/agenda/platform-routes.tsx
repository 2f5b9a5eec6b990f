import type { Context } from 'hono'
import { z } from 'zod'
import * as agendas from '#domain/agenda/agendas.ts'
import * as planks from '#domain/agenda/planks.ts'
import { room } from '#http/context.ts'
import { checkForm, readForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { PlatformPage } from '#office/agenda/platform-page.tsx'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

const { platform, agendas: all, agenda: one, agendaRank } = routes.office
const agendaForm = z.object({
  title: z.string().trim().min(1, 'Give the agenda a title.').max(120, 'At most 120 letters.'),
  lede: z.string().trim().max(500, 'At most 500 letters.').default(''),
})
const known = 'There is an agenda of that title already.'
export const towardsForm = z.object({ towards: z.enum(['beginning', 'end']) })

export const platformRoutes = room()

platformRoutes.get(platform.pattern, guard('write the platform'), (c) => showPlatform(c))

platformRoutes.post(all.pattern, guard('write the platform'), async (c) => {
  const form = await readForm(c, agendaForm)
  if (!form.ok) return showPlatform(c, form)
  const agenda = await agendas.open(c.var.db, c.var.actor, form.values)
  return agenda ? c.redirect(platform.href({}, { did: 'agenda' }), 303) : showPlatform(c, refuse(await readGiven(c), 'title', known))
})

platformRoutes.put(one.pattern, guard('write the platform'), async (c) => {
  const id = numberShape.safeParse(c.req.param('id'))
  if (!id.success) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, agendaForm)
  if (!form.ok) return showPlatform(c, form, id.data)
  return await agendas.rewrite(c.var.db, c.var.actor, id.data, form.values) ? c.redirect(platform.href({}, { did: 'saved' }), 303) : showPlatform(c, refuse(given, 'title', known), id.data)
})

platformRoutes.put(agendaRank.pattern, guard('write the platform'), async (c) => {
  const id = numberShape.safeParse(c.req.param('id'))
  const form = await readForm(c, towardsForm)
  if (!id.success || !form.ok) return c.notFound()
  await agendas.move(c.var.db, c.var.actor, id.data, form.values.towards)
  return c.redirect(platform.href(), 303)
})

platformRoutes.delete(one.pattern, guard('write the platform'), async (c) => {
  const id = numberShape.safeParse(c.req.param('id'))
  if (!id.success) return c.notFound()
  const did = await agendas.remove(c.var.db, c.var.actor, id.data) ? 'removed' : 'full'
  return c.redirect(platform.href({}, { did }), 303)
})

/** `id`: the agenda whose form was refused; without one it was the form for a new one. */
async function showPlatform(c: Context<Inside>, form?: Refused, id?: number) {
  const { db, frame, actor } = c.var
  return show(c, <PlatformPage frame={frame} actor={actor} agendas={await planks.whole(db)} form={form} refused={id} did={c.req.query('did')} />, form ? 422 : 200)
}
