import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Stripe } from 'stripe'

export const secret = 'whsec_for_tests_only'
export const key = 'sk_test_for_tests_only'

type Session = { path: string; headers: Record<string, unknown>; fields: URLSearchParams }

/**
 * Speaks as api.stripe.com does about Checkout sessions: makes one for each form, and shows a page with a button that pays. `pays` is told
 * which session was paid, with the fields it was made of.
 */
export async function openStripe(pays: (session: { id: string; fields: URLSearchParams }) => Promise<void> = async () => undefined) {
  const asked: Session[] = []
  const made = new Map<string, URLSearchParams>()
  const byKey = new Map<string, string>()
  let mood: 'well' | 'refusing' = 'well'
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://stripe')
    const id = url.pathname.split('/').at(-1) ?? ''
    if (url.pathname.startsWith('/pay/')) {
      const fields = made.get(id)
      if (!fields) return void response.writeHead(404).end()
      if (request.method === 'POST') {
        await pays({ id, fields })
        return void response.writeHead(303, { location: fields.get('success_url') ?? '/' }).end()
      }
      return void response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="en"><title>Pay</title><h1>Pay</h1><form method="post"><button>Pay now</button></form></html>')
    }
    const fields = new URLSearchParams(Buffer.concat(chunks).toString())
    asked.push({ path: `${request.method} ${url.pathname}`, headers: request.headers, fields })
    response.setHeader('content-type', 'application/json')
    if (mood === 'refusing') return void response.writeHead(402).end(JSON.stringify({ error: { type: 'invalid_request_error', message: 'No such thing' } }))
    const once = String(request.headers['idempotency-key'])
    const session = byKey.get(once) ?? `cs_test_${made.size + 1}`
    byKey.set(once, session)
    made.set(session, fields)
    response.end(JSON.stringify({ id: session, object: 'checkout.session', url: `${origin}/pay/${session}` }))
  })
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, asked, become: (next: typeof mood) => { mood = next }, close: () => new Promise<void>((done) => { server.close(() => done()); server.closeAllConnections() }) }
}

let numbers = 0
const at = (moment: string) => Math.floor(Date.parse(moment) / 1000)

/** An event as Stripe documents it, of the current API version. */
export function event(type: string, object: object, created = '2026-03-01T12:00:00Z') {
  return { id: `evt_${++numbers}`, object: 'event', api_version: '2026-10-28.endive', created: at(created), livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, data: { object } }
}

type Dues = { joining?: string; subscription?: string; invoice?: string; intent?: string; cents?: number; email?: string; name?: string; from?: string; until?: string }

export const sessionOf = ({ joining, subscription = 'sub_1', email = 'ana@arden.example', name = 'Ana', cents = 3500 }: Dues) => ({
  id: 'cs_test_1', object: 'checkout.session', mode: 'subscription', status: 'complete', payment_status: 'paid', client_reference_id: joining ?? null, metadata: joining ? { joining } : {},
  subscription, payment_intent: null, customer: 'cus_1', customer_details: { email, name, phone: null }, amount_total: cents, currency: 'usd',
})

export const invoiceOf = ({ joining, subscription = 'sub_1', invoice = 'in_1', cents = 3500, email = 'ana@arden.example', name = 'Ana', from = '2026-03-01', until = '2027-03-01' }: Dues) => ({
  id: invoice, object: 'invoice', status: 'paid', billing_reason: 'subscription_create', amount_paid: cents, amount_due: cents, currency: 'usd', customer: 'cus_1', customer_email: email, customer_name: name,
  parent: { type: 'subscription_details', quote_details: null, subscription_details: { subscription, metadata: joining ? { joining } : {} } },
  status_transitions: { paid_at: at(`${from}T12:00:00Z`) },
  lines: { object: 'list', data: [{ id: 'il_1', amount: cents, currency: 'usd', period: { start: at(`${from}T12:00:00Z`), end: at(`${until}T12:00:00Z`) } }] },
})

export const invoicePaymentOf = ({ invoice = 'in_1', intent = 'pi_1' }: Dues) => ({
  id: `inpay_${invoice}`, object: 'invoice_payment', invoice, status: 'paid', is_default: true, amount_paid: 3500, payment: { type: 'payment_intent', payment_intent: intent },
})

export const chargeOf = ({ intent = 'pi_1', cents = 3500, back = cents }: Dues & { back?: number }) => ({
  id: `ch_${intent}`, object: 'charge', amount: cents, amount_refunded: back, refunded: back === cents, payment_intent: intent, payment_method_details: { type: 'card', card: { last4: '4242' } }, billing_details: { email: 'ana@arden.example' },
})

export const subscriptionOf = ({ subscription = 'sub_1', status = 'active' }: Dues & { status?: string }) => ({ id: subscription, object: 'subscription', status, cancel_at_period_end: false, metadata: {} })

/** The event on its way, signed as Stripe signs: now unless told, with our secret unless told. */
export function signed(body: string, { by = secret, at: moment = Date.now() }: { by?: string; at?: number } = {}): RequestInit {
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: by, timestamp: Math.floor(moment / 1000) })
  return { method: 'POST', body, headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature } }
}
