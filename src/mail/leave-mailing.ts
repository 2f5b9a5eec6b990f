import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as leaving from '#domain/audiences/leaving.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'
import { routes } from '#http/routes.ts'
import type { Mailroom } from '#mail/mailroom.ts'

const payloadShape = z.object({ id: z.number() })

/** Writes a mailing's letters, one to each. Interrupted, it goes on where it was. */
export const leaveMailing = ({ db, settings }: Mailroom) => async (payload: unknown) => {
  const mailing = await leaving.take(db, payloadShape.parse(payload).id)
  if (!mailing) return

  const organization = await organizations.find(db)
  const tokenOf = await unsubscribing.tokens(db)
  const origin = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`
  const write: Parameters<typeof leaving.writeNext>[2] = ({ id, list, sender_name, subject, body }, recipient) => {
    const unsubscribe_url = new URL(routes.site.unsubscription.href({ token: tokenOf({ personId: recipient.id, list }) }), origin).href
    const foot = ['-- ', sender_name, organization?.postal, `No more letters from ${sender_name}: ${unsubscribe_url}`].filter(Boolean).join('\n')
    return { key: `mailing:${id}:${recipient.id}`, kind: 'mailing', recipient: recipient.email, sender_name, unsubscribe_url, list, subject, body: `${body}\n\n${foot}` }
  }
  for (let more = true; more;) more = await leaving.writeNext(db, mailing, write)
  await leaving.finish(db, mailing.id)
}
