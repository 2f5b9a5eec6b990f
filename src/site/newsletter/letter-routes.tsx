import { z } from 'zod'
import * as archive from '#domain/newsletter/archive.ts'
import { room } from '#http/context.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ArchivePage } from '#site/newsletter/archive-page.tsx'
import { LetterPage } from '#site/newsletter/letter-page.tsx'

const { newsletter, newsletterLetter } = routes.site
const idShape = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number).optional().catch(undefined)
const size = 20

export const letterRoutes = room()

/** `before` is the number of the last letter that was seen. */
letterRoutes.get(newsletter.pattern, async (c) => {
  const { db, frame } = c.var
  const seen = idShape.parse(c.req.query('before'))
  const before = seen === undefined ? undefined : await archive.find(db, seen)
  const { shown, last } = onePage(await archive.list(db, { before, limit: size + 1 }), size)
  return show(c, <ArchivePage frame={frame} letters={shown} older={last?.id} newest={!before} />)
})

letterRoutes.get(newsletterLetter.pattern, async (c) => {
  const { db, frame } = c.var
  const id = idShape.parse(c.req.param('id'))
  const letter = id === undefined ? undefined : await archive.find(db, id)
  if (!letter) return c.notFound()
  return show(c, <LetterPage frame={frame} letter={letter} {...await archive.shownIn(db, letter, new Date())} />)
})
