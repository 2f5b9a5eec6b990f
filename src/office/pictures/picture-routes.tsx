import type { Context } from 'hono'
import * as pictures from '#domain/content/pictures.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { wordsForm } from '#office/pictures/picture-form.ts'
import { shelf } from '#office/pictures/shelf.tsx'

const { pictures: all, picture: one } = routes.office

export const pictureRoutes = room()

pictureRoutes.get(all.pattern, guard('add pictures'), (c) => shelf(c))

pictureRoutes.put(one.pattern, guard('add pictures'), async (c) => {
  const picture = await found(c)
  if (!picture) return c.notFound()
  const form = await readForm(c, wordsForm)
  if (!form.ok) return shelf(c, { form, refused: picture.id, status: 422 })
  await pictures.describe(c.var.db, c.var.actor, picture, form.values)
  return c.redirect(all.href({}, { did: 'describe' }), 303)
})

pictureRoutes.delete(one.pattern, guard('add pictures'), async (c) => {
  const { db, actor } = c.var
  const picture = scope.isWhole(actor, 'add pictures') ? await found(c) : undefined
  if (!picture) return c.notFound()
  if (await pictures.remove(db, actor, picture) === 'shown') return shelf(c, { wrong: 'Something shows this picture still. Take it away there first.', status: 422 })
  return c.redirect(all.href({}, { did: 'remove' }), 303)
})

/** On the shelf, and theirs to change. */
async function found(c: Context<Inside>): Promise<pictures.Picture | undefined> {
  const { db, actor } = c.var
  const id = numberShape.safeParse(c.req.param('id'))
  const picture = id.success ? await pictures.find(db, id.data) : undefined
  return picture?.shelved && (scope.isWhole(actor, 'add pictures') || picture.sent_by === actor.id) ? picture : undefined
}
