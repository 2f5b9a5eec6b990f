import { createMiddleware } from 'hono/factory'
import * as pictures from '#domain/content/pictures.ts'
import * as picturing from '#domain/groups/picturing.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { desk } from '#office/groups/desk.tsx'
import { found } from '#office/groups/found.ts'
import { guard, type Inside } from '#office/guard.ts'
import { readSent, statusOf } from '#office/pictures/picture-form.ts'
import { receive } from '#office/pictures/receiving.ts'
import { scoping } from '#office/scoping.ts'

const { group: one, groupPicture } = routes.office

/** Nothing is read of a picture for a group that is not theirs. */
const own = createMiddleware<Inside>(async (c, next) => (await found(c, 'run a group') ? next() : c.notFound()))

export const pictureUploads = room()
export const pictureRoutes = room()

pictureUploads.post(groupPicture.pattern, guard('run a group'), own, receive, scoping, async (c) => {
  const { db, actor, settings, sent } = c.var
  const group = await found(c, 'run a group')
  if (!group) return c.notFound()
  const read = readSent(sent)
  if (!read.ok) return desk(c, group, { pictureForm: read, status: statusOf(sent) })
  await picturing.set(db, actor, group, await pictures.add(db, actor, settings, read.made, read.words, { shelved: false }))
  return c.redirect(one.href(group, { did: 'pictured' }), 303)
})

pictureRoutes.delete(groupPicture.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  if (!group) return c.notFound()
  await picturing.set(c.var.db, c.var.actor, group, null)
  return c.redirect(one.href(group, { did: 'unpictured' }), 303)
})
