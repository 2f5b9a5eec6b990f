import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as payments from '#domain/membership/payments.ts'
import { dayOf } from '#engines/membership/days.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'
import { originOf } from '#mail/origin-of.ts'
import * as letters from '#platform/letters.ts'
import { fullDay } from '#ui/day.tsx'
import { money } from '#ui/money.ts'
import { ways } from '#ui/payment-words.ts'

const payloadShape = z.object({ paymentId: z.number() })

/** Thanks whoever paid, with what they need for their books. Once for a payment. */
export const receiptLetter = ({ db, settings }: Mailroom) => async (payload: unknown) => {
  const { paymentId } = payloadShape.parse(payload)
  const payment = await payments.find(db, paymentId)
  if (!payment?.email) return
  const organization = await organizations.find(db)
  await letters.write(db, {
    key: `receipt:${payment.id}`,
    kind: 'receipt',
    recipient: payment.email,
    subject: `Your receipt from ${organization?.name ?? 'Commonweal'}`,
    body: words(payment, { name: organization?.name ?? 'Commonweal', postal: organization?.postal ?? '' }, originOf(settings) + routes.site.receipt.href(payment)),
  })
}

function words(payment: payments.PaymentLine, { name, postal }: { name: string; postal: string }, link: string) {
  const { id, person, level, cents, currency, paid_at, covers_from, covers_until, provider } = payment
  const covers = covers_from && `Member from ${fullDay(covers_from)}${covers_until ? ` until ${fullDay(covers_until)}` : ''}`
  const facts = [`Receipt ${id}`, fullDay(dayOf(paid_at)), level ? `Dues: ${level}` : 'A donation', `${money(cents, currency)}, ${ways[provider]}`, covers].filter(Boolean)
  return `Hello${person ? ` ${person}` : ''},

thank you. What you paid keeps ${name} going.

${facts.map((fact) => `  ${fact}`).join('\n')}

Sign in to see it, and all your receipts:

${link}

${[name, postal].filter(Boolean).join('\n')}`
}
