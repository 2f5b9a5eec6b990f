import { bodyLimit } from 'hono/body-limit'
import { isSame } from '#api/is-same.ts'
import { takeIn } from '#domain/newsletter/returning.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { openSns } from '#platform/sns.ts'
import type { Settings } from '#platform/settings.ts'

const off = { message: 'This is switched off: the operator has set nothing for it.' }
const megabyte = 1024 * 1024
const bounded = bodyLimit({ maxSize: megabyte, onError: (c) => c.json({ message: 'A message of at most one megabyte.' }, 413) })

/** What came back of our letters, told by mail servers and by Amazon. They bring no origin and no cookie: a token, or a signature. */
export function mailRoutes(settings: Settings) {
  const mail = room()
  const sns = openSns(settings)

  mail.post(routes.api.returns.pattern, bounded, async (c) => {
    c.header('cache-control', 'no-store')
    if (!settings.BOUNCE_TOKEN) return c.json(off, 503)
    if (!isSame(c.req.header('authorization') ?? '', `Bearer ${settings.BOUNCE_TOKEN}`)) return c.json({ message: 'Bring the token set for it.' }, 401, { 'www-authenticate': 'Bearer realm="mail"' })
    return c.json({ taken: (await takeIn(c.var.db, Buffer.from(await c.req.arrayBuffer()), 'webhook')).length })
  })

  mail.post(routes.api.ses.pattern, bounded, async (c) => {
    c.header('cache-control', 'no-store')
    if (!sns) return c.json(off, 503)
    const told = await sns.read(await c.req.json().catch(() => undefined))
    if (told === 'unknown') return c.json({ message: 'The certificate could not be fetched. Say it again later.' }, 503)
    if (told === 'refused') return c.json({ message: 'Not signed by Amazon for a topic of ours.' }, 403)
    if (told.Type === 'SubscriptionConfirmation') {
      const confirmed = await sns.confirm(told)
      c.var.log.info({ confirmed }, 'a topic asked whether it may tell us what comes back')
      return confirmed ? c.json({ confirmed }) : c.json({ message: 'The subscription could not be confirmed. Say it again later.' }, 503)
    }
    if (told.Type === 'UnsubscribeConfirmation') {
      c.var.log.warn('a topic tells us no more what comes back')
      return c.json({ taken: 0 })
    }
    return c.json({ taken: (await takeIn(c.var.db, Buffer.from(told.Message), 'ses')).length })
  })
  return mail
}
