import { Stripe } from 'stripe'
import type { Settings } from '#platform/settings.ts'

type Keys = Pick<Settings, 'STRIPE_SECRET_KEY' | 'STRIPE_API'>

/** `reference` comes back with everything Stripe tells of it; the same `reference` twice is one session. */
export type Order = {
  reference: string
  name: string
  cents: number
  currency: string
  /** Collected again each month or year until the payer ends it; without it once. */
  every?: 'month' | 'year'
  email?: string
  paid: string
  left: string
}

const second = 1000

/** Where a payer goes to pay at Stripe: the address of a Checkout session. Throws when Stripe refuses or is not reached. */
export async function checkout(keys: Keys, { reference, name, cents, currency, every, email, paid, left }: Order): Promise<string> {
  const metadata = { joining: reference }
  const price_data = { currency, unit_amount: cents, product_data: { name }, ...(every ? { recurring: { interval: every } } : {}) }
  const session = await open(keys).checkout.sessions.create({
    mode: every ? 'subscription' : 'payment',
    line_items: [{ quantity: 1, price_data }],
    client_reference_id: reference,
    customer_email: email || undefined,
    metadata,
    success_url: paid,
    cancel_url: left,
    ...(every ? { subscription_data: { metadata } } : { payment_intent_data: { metadata } }),
  }, { idempotencyKey: `joining-${reference}` })
  if (!session.url) throw new Error('Stripe made a session without an address')
  return session.url
}

/** The event in a body that Stripe signed with this secret within the last five minutes; nothing for any other. `body` as it came, byte for byte. */
export function readSigned(body: string, signature: string, secret: string): object | undefined {
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret)
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError) return undefined
    throw error
  }
}

function open({ STRIPE_SECRET_KEY, STRIPE_API }: Keys): Stripe {
  if (!STRIPE_SECRET_KEY) throw new Error('STRIPE_SECRET_KEY is not set')
  const { protocol, hostname, port } = new URL(STRIPE_API)
  return new Stripe(STRIPE_SECRET_KEY, {
    host: hostname, port: port || undefined, protocol: protocol === 'http:' ? 'http' : 'https', timeout: 20 * second, maxNetworkRetries: 1, telemetry: false,
  })
}
