import { z } from 'zod'
import { addDays, dayOf } from '#engines/membership/days.ts'
import type { Tiding, Told } from '#engines/payments/tiding.ts'

const id = z.string().min(1).max(200)
/** A thing, or only its number. */
const reference = z.union([id, z.object({ id }).transform((thing) => thing.id)]).nullish().transform((given) => given ?? undefined)
const text = z.string().nullish().transform((given) => given ?? '')
const seconds = z.number().int().transform((at) => new Date(at * 1000))
const metadata = z.object({ joining: z.uuid().optional().catch(undefined) }).nullish().transform((given) => given?.joining)
const cents = z.number().int().nonnegative()

const eventShape = z.object({ id, type: z.string().max(100), created: seconds, data: z.object({ object: z.unknown() }) })

const sessionShape = z.object({
  client_reference_id: z.uuid().nullish().catch(undefined),
  payment_status: z.string(), amount_total: cents.nullish(), currency: text,
  subscription: reference, payment_intent: reference,
  customer_details: z.object({ email: text, name: text }).nullish(),
})
const subscriptionDetails = z.object({ subscription: reference, metadata }).nullish()
const invoiceShape = z.object({
  id, amount_paid: cents.default(0), currency: text, customer_email: text, customer_name: text,
  parent: z.object({ subscription_details: subscriptionDetails }).nullish(),
  subscription: reference, subscription_details: subscriptionDetails, payment_intent: reference,
  status_transitions: z.object({ paid_at: seconds.nullish() }).nullish(),
  lines: z.object({ data: z.array(z.object({ period: z.object({ start: seconds, end: seconds }) })) }),
})
const invoicePaymentShape = z.object({ invoice: reference, payment: z.object({ payment_intent: reference, charge: reference }) })
const chargeShape = z.object({ id, payment_intent: reference, invoice: reference, amount_refunded: cents })
const subscriptionShape = z.object({ id, status: z.string(), metadata })

type Read = (object: unknown, at: Date) => Tiding[]

const readers: Record<string, Read> = {
  'checkout.session.completed': session,
  'checkout.session.async_payment_succeeded': session,
  'invoice.paid': paidInvoice,
  'invoice.payment_failed': (object, at) => contractOf(invoiceShape.parse(object), 'failed', at),
  'invoice_payment.paid': (object) => {
    const { invoice, payment } = invoicePaymentShape.parse(object)
    return invoice ? [payment.payment_intent, payment.charge].flatMap((alias) => (alias ? [{ kind: 'alias' as const, id: invoice, alias }] : [])) : []
  },
  'charge.refunded': (object, at) => {
    const charge = chargeShape.parse(object)
    const alias = charge.payment_intent ?? charge.invoice ?? charge.id
    const told: Tiding[] = charge.invoice ? [{ kind: 'alias', id: charge.invoice, alias }] : []
    return charge.amount_refunded > 0 ? [...told, { kind: 'refunded', alias, cents: charge.amount_refunded, at }] : told
  },
  'customer.subscription.updated': subscription,
  'customer.subscription.deleted': subscription,
}

/**
 * What an event of Stripe's says, in our words; nothing for a kind we do not listen to. Reads the shapes of API versions since 2020: since
 * 2025-03 an invoice names its subscription under `parent`, and its payment intent only through `invoice_payment.paid`. Throws for an
 * object that lacks what its kind must have. Source: docs.stripe.com/api/events/types.
 */
export function readStripeEvent(event: unknown): Told {
  const { id: number, type, created, data } = eventShape.parse(event)
  return { id: number, name: type, tidings: readers[type]?.(data.object, created) ?? [] }
}

/** A session that collects by subscription tells of the agreement; its money comes with the invoice. One that collects once is the payment. */
function session(object: unknown, at: Date): Tiding[] {
  const { client_reference_id: key, payment_status, amount_total, currency, subscription: contract, payment_intent: intent, customer_details } = sessionShape.parse(object)
  const joining = key ?? undefined
  const payer = { name: customer_details?.name ?? '', email: customer_details?.email ?? '' }
  if (contract) return [{ kind: 'contract', contract, joining, became: 'running', at, payer }]
  if (!intent || !amount_total || payment_status !== 'paid') return []
  return [{ kind: 'paid', id: intent, aliases: [], joining, cents: amount_total, currency, at, payer }]
}

/** The latest of an invoice's lines says what it is for; proration may put earlier ones beside it. */
function paidInvoice(object: unknown, at: Date): Tiding[] {
  const invoice = invoiceShape.parse(object)
  if (invoice.amount_paid === 0) return []
  const { subscription: contract, metadata: joining } = detailsOf(invoice)
  const period = invoice.lines.data.map((line) => line.period).toSorted((a, b) => a.end.getTime() - b.end.getTime()).at(-1)
  const days = period && { from: dayOf(period.start), until: addDays(dayOf(period.end), -1) }
  return [
    {
      kind: 'paid', id: invoice.id, aliases: invoice.payment_intent ? [invoice.payment_intent] : [], contract, joining,
      cents: invoice.amount_paid, currency: invoice.currency, at: invoice.status_transitions?.paid_at ?? at,
      period: days && days.until >= days.from ? days : undefined,
      payer: { name: invoice.customer_name, email: invoice.customer_email },
    },
    ...contractOf(invoice, 'running', at),
  ]
}

function contractOf(invoice: z.output<typeof invoiceShape>, became: 'running' | 'failed', at: Date): Tiding[] {
  const { subscription: contract, metadata: joining } = detailsOf(invoice)
  return contract ? [{ kind: 'contract', contract, joining, became, at }] : []
}

function subscription(object: unknown, at: Date): Tiding[] {
  const { id: contract, status, metadata: joining } = subscriptionShape.parse(object)
  const ended = ['canceled', 'incomplete_expired', 'unpaid'].includes(status)
  const became = ended ? 'ended' : status === 'past_due' ? 'failed' : 'running'
  return [{ kind: 'contract', contract, joining, became, at }]
}

const detailsOf = ({ parent, subscription_details: earlier, subscription: bare }: z.output<typeof invoiceShape>) => {
  const details = parent?.subscription_details ?? earlier
  return { subscription: details?.subscription ?? bare, metadata: details?.metadata }
}
