import { z } from 'zod'
import * as undeliverable from '#domain/people/undeliverable.ts'
import { may } from '#domain/staff/may.ts'
import { room } from '#http/context.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard } from '#office/guard.ts'
import { LetterPage } from '#office/letters/letter-page.tsx'
import { LettersPage } from '#office/letters/letters-page.tsx'
import { numberShape } from '#office/number-shape.ts'
import { refusal } from '#office/refusal.tsx'
import * as audit from '#platform/audit.ts'
import * as letters from '#platform/letters.ts'
import { outboxIn } from '#platform/outbox.ts'
import { together } from '#platform/together.ts'

const { letters: all, letter: one, letterSending } = routes.office
const limit = 50
const pageShape = z.object({ before: numberShape.optional().catch(undefined) })

export const letterRoutes = room()

letterRoutes.get(all.pattern, async (c) => {
  const { actor, db, frame, settings } = c.var
  if (!may(actor, 'read letters')) return refusal(c)
  const { before } = pageShape.parse(c.req.query())
  const { shown, last } = onePage(await letters.list(db, { olderThan: before, limit: limit + 1 }), limit)
  const way = settings.SMTP_URL ? { server: new URL(settings.SMTP_URL).host } : { folder: outboxIn(settings.COMMONWEAL_HOME) }
  return show(c, <LettersPage frame={frame} actor={actor} letters={shown} way={way} older={last?.id} newest={!before} />)
})

letterRoutes.get(one.pattern, async (c) => {
  const { actor, db, frame } = c.var
  if (!may(actor, 'read letters')) return refusal(c)
  const id = numberShape.safeParse(c.req.param('id'))
  const letter = id.success && await letters.find(db, id.data)
  if (!letter) return c.notFound()
  const [dead] = await undeliverable.among(db, [letter.recipient])
  return show(c, <LetterPage frame={frame} actor={actor} letter={letter} dead={dead} />)
})

letterRoutes.put(letterSending.pattern, guard('look after letters'), async (c) => {
  const { actor, db } = c.var
  const id = numberShape.safeParse(c.req.param('id'))
  const letter = id.success && await letters.find(db, id.data)
  if (!letter) return c.notFound()
  await together(db, async (tx) => {
    if (await letters.sendAgain(tx, letter.id)) await audit.record(tx, actor, { act: 'send again', subject: 'letter', subjectId: letter.id })
  })
  return c.redirect(one.href(letter), 303)
})
