import * as pictures from '#domain/content/pictures.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { guard } from '#office/guard.ts'
import { readSent, statusOf } from '#office/pictures/picture-form.ts'
import { receive } from '#office/pictures/receiving.ts'
import { shelf } from '#office/pictures/shelf.tsx'
import { scoping } from '#office/scoping.ts'
import { srcOf } from '#ui/picture.tsx'

export const uploadRoutes = room()

/** A picture for the shelf. Whoever asks for JSON, an editor in the page, is answered in it. */
uploadRoutes.post(routes.office.pictures.pattern, guard('add pictures'), receive, scoping, async (c) => {
  const { db, actor, settings, sent } = c.var
  const asked = c.req.header('accept')?.includes('application/json')
  const read = readSent(sent)
  if (!read.ok) {
    const status = statusOf(sent)
    return asked ? c.json({ errors: read.errors }, status) : shelf(c, { form: read, status })
  }
  const { id, hash, width, height, alt } = await pictures.add(db, actor, settings, read.made, read.words, { shelved: true })
  if (asked) return c.json({ id, src: srcOf({ hash, width }), width, height, alt }, 201)
  return c.redirect(routes.office.pictures.href({}, { did: 'add' }), 303)
})
