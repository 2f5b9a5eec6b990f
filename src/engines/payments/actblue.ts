import { z } from 'zod'
import type { Tiding, Told } from '#engines/payments/tiding.ts'

/** ActBlue has an address of ours for each kind of thing it tells. */
export const actblueKinds = ['contributions', 'refunds', 'cancellations'] as const
export type ActblueKind = (typeof actblueKinds)[number]

const text = z.string().nullish().transform((given) => given ?? '')
const number = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(200))
const instant = z.string().transform((given) => new Date(given)).refine((at) => !Number.isNaN(at.getTime()))
/** "25.00" is 2500. */
const cents = z.union([z.string(), z.number()]).transform((given) => Math.round(Number(given) * 100)).pipe(z.number().int().positive())

const shape = z.object({
  donor: z.object({ firstname: text, lastname: text, email: text }).nullish(),
  contribution: z.object({
    orderNumber: number, createdAt: instant.nullish(), cancelledAt: instant.nullish(),
    recurringPeriod: text, isRecurring: z.boolean().nullish(), refcode: text, refcodes: z.record(z.string(), z.unknown()).nullish(),
  }),
  lineitems: z.array(z.object({ lineitemId: number, amount: cents, paidAt: instant.nullish(), refundedAt: instant.nullish() })).nullish(),
})

/**
 * What a notification of ActBlue's says, in our words; its own number is made of what it is about, as ActBlue gives it none. Amounts are
 * dollars. `heardAt` stands in for a time that is missing. Throws for what lacks an order or a line item. Source:
 * secure.actblue.com/docs/webhooks.
 */
export function readActblue(kind: ActblueKind, notification: unknown, heardAt: Date): Told {
  const { donor, contribution, lineitems } = shape.parse(notification)
  const { orderNumber, createdAt, cancelledAt, recurringPeriod, isRecurring, refcode, refcodes } = contribution
  const items = lineitems ?? []
  if (kind === 'cancellations') {
    return { id: `cancellation:${orderNumber}`, name: kind, tidings: [{ kind: 'contract', contract: orderNumber, became: 'ended', at: cancelledAt ?? heardAt }] }
  }
  const name = `${kind}:${items.map(({ lineitemId }) => lineitemId).join(',')}`
  if (kind === 'refunds') {
    return { id: name, name: kind, tidings: items.map(({ lineitemId, amount, refundedAt }) => ({ kind: 'refunded', alias: lineitemId, cents: amount, at: refundedAt ?? heardAt })) }
  }
  const recurs = isRecurring ?? /^(weekly|monthly|annual)/i.test(recurringPeriod)
  const joining = keyIn([refcode, ...Object.values(refcodes ?? {})])
  const payer = { name: [donor?.firstname, donor?.lastname].filter(Boolean).join(' ').trim(), email: donor?.email ?? '' }
  const tidings = items.flatMap(({ lineitemId, amount, paidAt, refundedAt }): Tiding[] => {
    const at = paidAt ?? createdAt ?? heardAt
    const paid: Tiding = { kind: 'paid', id: lineitemId, aliases: [], contract: recurs ? orderNumber : undefined, joining, cents: amount, currency: 'usd', at, payer }
    return refundedAt ? [paid, { kind: 'refunded', alias: lineitemId, cents: amount, at: refundedAt }] : [paid]
  })
  return { id: name, name: kind, tidings }
}

/** Our key travels as a reference code: `join-` and the key. */
export const refcodeFor = (joining: string) => `join-${joining}`

const codeShape = z.string().regex(/^join-/).transform((code) => code.slice(5)).pipe(z.uuid())
const keyIn = (codes: unknown[]) => codes.flatMap((code) => codeShape.safeParse(code).data ?? [])[0]
