import * as imports from '#domain/people/arrivals/imports.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { guard } from '#office/guard.ts'
import { found, mayUndo } from '#office/imports/found.ts'
import { refusal } from '#office/refusal.tsx'

const { imports: all, import: one, importRun, importUndoing } = routes.office

export const actRoutes = room()

/** Begins to take the file in. Pressed twice, once. */
actRoutes.put(importRun.pattern, guard('import people'), async (c) => {
  const known = await found(c)
  if (!known) return c.notFound()
  await imports.begin(c.var.db, c.var.actor, known)
  return c.redirect(one.href(known), 303)
})

actRoutes.put(importUndoing.pattern, guard('import people'), async (c) => {
  const { db, actor } = c.var
  const known = await found(c)
  if (!known) return c.notFound()
  if (!mayUndo(actor, known)) return refusal(c)
  await imports.beginUndo(db, actor, known)
  return c.redirect(one.href(known), 303)
})

actRoutes.delete(one.pattern, guard('import people'), async (c) => {
  const known = await found(c)
  if (!known) return c.notFound()
  await imports.discard(c.var.db, c.var.settings, known)
  return c.redirect(all.href(), 303)
})
