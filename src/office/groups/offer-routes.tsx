import type { Context } from 'hono'
import { z } from 'zod'
import type { Group } from '#domain/groups/groups.ts'
import * as offers from '#domain/groups/offers.ts'
import { may } from '#domain/staff/may.ts'
import { room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { found } from '#office/groups/found.ts'
import { OffersPage } from '#office/groups/offers-page.tsx'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

const text = (most: number, missing: string) => z.string().trim().min(1, missing).max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`)
const offerForm = z.object({
  kind: z.enum(['offer', 'need'], 'Say whether you offer it or need it.'),
  issue: text(100, 'Name the issue or the skill.'),
  words: z.string().trim().max(2000, 'That is longer than fits: 2,000 characters at most.').default(''),
})
const answerForm = z.object({ words: text(2000, 'Write what you can do for them.') })

export const offerRoutes = room()

offerRoutes.get(routes.office.groupOffers.pattern, guard('read groups'), async (c) => {
  const group = await found(c, 'read groups')
  return group ? page(c, group) : c.notFound()
})

offerRoutes.post(routes.office.groupOffers.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  if (!group) return c.notFound()
  const form = await readForm(c, offerForm)
  if (!form.ok) return page(c, group, { form })
  await offers.put(c.var.db, c.var.actor, group, form.values)
  return c.redirect(routes.office.groupOffers.href(group), 303)
})

offerRoutes.delete(routes.office.groupOffer.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  const offer = numberShape.safeParse(c.req.param('offer'))
  if (!group || !offer.success) return c.notFound()
  await offers.end(c.var.db, c.var.actor, group, offer.data)
  return c.redirect(routes.office.groupOffers.href(group), 303)
})

/** In the name of this group, to another's offer or need. */
offerRoutes.post(routes.office.groupAnswers.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  const offer = numberShape.safeParse(c.req.param('offer'))
  if (!group || !offer.success) return c.notFound()
  const form = await readForm(c, answerForm)
  if (!form.ok) return page(c, group, { answer: form, to: offer.data })
  const became = await offers.answer(c.var.db, c.var.actor, group, offer.data, form.values.words)
  return became === 'gone' ? c.notFound() : c.redirect(routes.office.groupOffers.href(group, { did: 'answered' }), 303)
})

async function page(c: Context<Inside>, group: Group, { form, answer, to }: { form?: Refused; answer?: Refused; to?: number } = {}) {
  const { db, frame, actor } = c.var
  const own = await offers.ofGroup(db, group)
  const others = await offers.ofOthers(db, group)
  return show(c, (
    <OffersPage frame={frame} actor={actor} group={group} own={own} others={others} runs={may(actor, 'run a group', group.id)} form={form} answer={answer} to={to} answered={c.req.query('did') === 'answered'} />
  ), form || answer ? 422 : 200)
}
