import type { Context } from 'hono'
import * as organizations from '#domain/content/organizations.ts'
import { room } from '#http/context.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { MailPage } from '#office/letters/mail-page.tsx'
import { dkimOf } from '#platform/dkim.ts'
import { openAsk } from '#platform/mail-records/asking.ts'
import { examine, sendingOf } from '#platform/mail-records/examine.ts'
import { outboxIn } from '#platform/outbox.ts'
import * as queue from '#platform/queue.ts'

const { mail, mailCheck, testLetters } = routes.office

export const mailRoutes = room()

mailRoutes.get(mail.pattern, guard('look after letters'), (c) => page(c))

mailRoutes.post(mailCheck.pattern, guard('look after letters'), (c) => page(c, { check: true }))

mailRoutes.post(testLetters.pattern, guard('look after letters'), async (c) => {
  const { actor, db, settings } = c.var
  await queue.leave(db, 'test-letter', { userId: actor.id, origin: ownOrigin(settings, c.req.url) }, { turn: 'now' })
  return c.redirect(mail.href({}, { did: 'test' }), 303)
})

async function page(c: Context<Inside>, { check = false } = {}) {
  const { actor, db, frame, settings } = c.var
  const from = organizations.senderOf(await organizations.find(db), settings)
  const sending = sendingOf(settings, from, await dkimOf(db, settings))
  const findings = check ? await examine(openAsk(settings), sending) : undefined
  return show(c, <MailPage frame={frame} actor={actor} sending={sending} outbox={outboxIn(settings.COMMONWEAL_HOME)} findings={findings} did={c.req.query('did')} />)
}
