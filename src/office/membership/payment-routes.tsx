import type { Context } from 'hono'
import { z } from 'zod'
import * as owners from '#domain/membership/owners.ts'
import * as payments from '#domain/membership/payments.ts'
import * as recording from '#domain/membership/recording.ts'
import * as people from '#domain/people/people.ts'
import { dayOf } from '#engines/membership/days.ts'
import { room } from '#http/context.ts'
import { readForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { PaymentPage } from '#office/membership/payment-page.tsx'
import { PaymentsPage } from '#office/membership/payments-page.tsx'
import { numberShape } from '#office/number-shape.ts'

const { payments: all, payment: one, paymentOwner, refund } = routes.office
const limit = 50
const asked = z.object({ only: z.literal('unclaimed').optional().catch(undefined), before: numberShape.optional().catch(undefined) })
const ownerForm = z.object({ person: numberShape.optional(), email: z.union([z.literal(''), z.email('That does not look like an e-mail address.')]).default('') })

export const paymentRoutes = room()

paymentRoutes.get(all.pattern, guard('read membership'), async (c) => {
  const { db, frame, actor } = c.var
  const { only, before } = asked.parse(c.req.query())
  const { shown, last } = onePage(await payments.list(db, { unclaimed: only === 'unclaimed', olderThan: before, limit: limit + 1 }), limit)
  return show(c, <PaymentsPage frame={frame} actor={actor} payments={shown} unclaimed={only === 'unclaimed'} older={last?.id} newest={before === undefined} />)
})

paymentRoutes.get(one.pattern, guard('read membership'), async (c) => showPayment(c))

paymentRoutes.put(paymentOwner.pattern, guard('record payments'), async (c) => {
  const { db, actor } = c.var
  const payment = await found(c)
  if (!payment) return c.notFound()
  const form = await readForm(c, ownerForm)
  if (!form.ok) return showPayment(c, form)
  const { person: id, email } = form.values
  const meant = email ? await people.withEmail(db, email) : id ? [await people.find(db, id)] : []
  const [person, ...others] = meant
  if (!person) return showPayment(c, refuse(await readGiven(c), 'email', 'Choose somebody, or write the e-mail address of somebody we know.'))
  if (others.length > 0) return showPayment(c, refuse(await readGiven(c), 'email', 'Several people share this address. Write another of theirs.'))
  await owners.assign(db, actor, payment.id, person)
  return c.redirect(one.href(payment), 303)
})

paymentRoutes.put(refund.pattern, guard('record payments'), async (c) => {
  const payment = await found(c)
  if (!payment) return c.notFound()
  await recording.payBack(c.var.db, c.var.actor, payment, dayOf(new Date()))
  return c.redirect(one.href(payment), 303)
})

async function showPayment(c: Context<Inside>, form?: Refused) {
  const { db, frame, actor } = c.var
  const payment = await found(c)
  if (!payment) return c.notFound()
  const household = payment.person_id === null && payment.payer_email ? await people.withEmail(db, payment.payer_email) : []
  return show(c, <PaymentPage frame={frame} actor={actor} payment={payment} household={household} form={form} />, form ? 422 : 200)
}

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? payments.find(c.var.db, id.data) : undefined
}
