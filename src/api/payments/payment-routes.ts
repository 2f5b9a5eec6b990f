import type { Context } from 'hono'
import { z } from 'zod'
import { isSame } from '#api/is-same.ts'
import * as hearing from '#domain/membership/hearing.ts'
import { actblueKinds, readActblue } from '#engines/payments/actblue.ts'
import { readStripeEvent } from '#engines/payments/stripe.ts'
import type { Told } from '#engines/payments/tiding.ts'
import { type Env, room } from '#http/context.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { readSigned } from '#platform/stripe.ts'

const off = { message: 'This is switched off: the operator has set no key for it.' }
const kindShape = z.enum(actblueKinds)

export const paymentRoutes = room()

/** Stripe asks again for hours until it hears 2xx, so an event that we cannot use is refused and one that means nothing to us is not. */
paymentRoutes.post(routes.api.stripe.pattern, async (c) => {
  const secret = c.var.settings.STRIPE_WEBHOOK_SECRET
  if (!secret) return c.json(off, 503)
  const event = readSigned(await c.req.text(), c.req.header('stripe-signature') ?? '', secret)
  if (!event) return c.json({ message: 'Not signed by Stripe with our secret within the last five minutes.' }, 400)
  return hear(c, 'stripe', () => readStripeEvent(event))
})

/** Contributions, refunds and cancellations, each at an address of its own, as ActBlue lets one set them up. */
paymentRoutes.post(routes.api.actblue.pattern, async (c) => {
  const { ACTBLUE_WEBHOOK_USER: user, ACTBLUE_WEBHOOK_PASSWORD: password } = c.var.settings
  const kind = kindShape.safeParse(c.req.param('kind'))
  if (!kind.success) return c.notFound()
  if (!user || !password) return c.json(off, 503)
  if (!isSame(c.req.header('authorization') ?? '', `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`)) {
    return c.json({ message: 'Sign in with the name and password set for ActBlue.' }, 401, { 'www-authenticate': 'Basic realm="payments"' })
  }
  const notification: unknown = await c.req.json().catch(() => undefined)
  return hear(c, 'actblue', () => readActblue(kind.data, notification, new Date()))
})

async function hear(c: Context<Env>, provider: 'stripe' | 'actblue', read: () => Told) {
  c.header('cache-control', 'no-store')
  const told = reading(read)
  if (!told) {
    c.var.log.warn({ provider }, 'a payment provider told what we cannot read')
    return c.json({ message: 'That is not as documented.' }, 400)
  }
  const fresh = await hearing.hear(c.var.db, { provider, told, origin: ownOrigin(c.var.settings, c.req.url) })
  return c.json({ heard: fresh ? 'now' : 'before' })
}

function reading(read: () => Told): Told | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof z.ZodError) return undefined
    throw error
  }
}
