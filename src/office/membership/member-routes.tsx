import type { Context } from 'hono'
import { z } from 'zod'
import * as granting from '#domain/membership/granting.ts'
import * as levels from '#domain/membership/levels.ts'
import * as payments from '#domain/membership/payments.ts'
import * as recording from '#domain/membership/recording.ts'
import * as standings from '#domain/membership/standings.ts'
import * as terms from '#domain/membership/terms.ts'
import * as people from '#domain/people/people.ts'
import { dayOf } from '#engines/membership/days.ts'
import { room } from '#http/context.ts'
import { readForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { type Act, MemberPage } from '#office/membership/member-page.tsx'
import { sumShape } from '#office/membership/sum-shape.ts'
import { numberShape } from '#office/number-shape.ts'

const { member, memberPayments, grants, membershipEnd } = routes.office
const day = z.iso.date('Write a day, as in 2026-11-22.').refine((on) => on >= '1900-01-01' && on <= '2200-01-01', 'That day is too far away.')
const reason = z.string().trim().min(1, 'Say why, for those who read it later.').max(500, 'At most 500 letters.')
const level = z.union([z.literal('').transform(() => undefined), numberShape], 'Choose one.')
const paymentForm = z.object({
  key: z.uuid('Part of this page was damaged on the way, and is mended now. Send it once more.'), level,
  amount: sumShape.refine((cents) => cents > 0, 'Write how much came.'), on: day, note: z.string().trim().max(500, 'At most 500 letters.').default(''),
})
const grantForm = z.object({ level, from: day, until: z.union([z.literal('').transform(() => null), day]), reason })
const endForm = z.object({ on: day, reason })
const undoForm = z.object({ on: day })

export const memberRoutes = room()

memberRoutes.get(member.pattern, guard('read membership'), async (c) => showMember(c))

memberRoutes.post(memberPayments.pattern, guard('record payments'), async (c) => {
  const person = await found(c)
  if (!person) return c.notFound()
  const form = await readForm(c, paymentForm)
  if (!form.ok) return showMember(c, { act: 'payment', refused: form })
  const { level: id, amount: cents, ...values } = form.values
  const meant = id === undefined ? undefined : await levels.find(c.var.db, id)
  if (id !== undefined && !meant) return showMember(c, { act: 'payment', refused: refuse(await readGiven(c), 'level', 'There is no such level.') })
  if (values.on > dayOf(new Date())) return showMember(c, { act: 'payment', refused: refuse(await readGiven(c), 'on', 'That day is still to come. Record money when it is here.') })
  await recording.record(c.var.db, c.var.actor, person, { ...values, level: meant, cents, currency: meant?.currency ?? 'usd' })
  return c.redirect(member.href(person), 303)
})

memberRoutes.post(grants.pattern, guard('grant membership'), async (c) => {
  const person = await found(c)
  if (!person) return c.notFound()
  const form = await readForm(c, grantForm)
  if (!form.ok) return showMember(c, { act: 'grant', refused: form })
  const { level: id, ...values } = form.values
  const meant = id === undefined ? undefined : await levels.find(c.var.db, id)
  if (!meant) return showMember(c, { act: 'grant', refused: refuse(await readGiven(c), 'level', 'There is no such level.') })
  if (values.until && values.until < values.from) return showMember(c, { act: 'grant', refused: refuse(await readGiven(c), 'until', 'It would end before it begins.') })
  await granting.grant(c.var.db, c.var.actor, person, { ...values, level: meant })
  return c.redirect(member.href(person), 303)
})

memberRoutes.put(membershipEnd.pattern, guard('grant membership'), async (c) => {
  const person = await found(c)
  if (!person) return c.notFound()
  const form = await readForm(c, endForm)
  if (!form.ok) return showMember(c, { act: 'end', refused: form })
  await granting.end(c.var.db, c.var.actor, person, form.values)
  return c.redirect(member.href(person), 303)
})

memberRoutes.delete(membershipEnd.pattern, guard('grant membership'), async (c) => {
  const person = await found(c)
  const form = await readForm(c, undoForm)
  if (!person || !form.ok) return c.notFound()
  await granting.takeBackEnd(c.var.db, c.var.actor, person, form.values.on)
  return c.redirect(member.href(person), 303)
})

async function showMember(c: Context<Inside>, form?: { act: Act; refused: Refused }) {
  const { db, frame, actor } = c.var
  const person = await found(c)
  if (!person) return c.notFound()
  const today = dayOf(new Date())
  const [standing, all, paid, known] = await Promise.all([standings.ofPerson(db, person, today), terms.ofPerson(db, person), payments.ofPerson(db, person), levels.list(db)])
  const page = <MemberPage frame={frame} actor={actor} person={person} standing={standing} terms={all} payments={paid} levels={known} today={today} formKey={crypto.randomUUID()} form={form} />
  return show(c, page, form ? 422 : 200)
}

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? people.find(c.var.db, id.data) : undefined
}
