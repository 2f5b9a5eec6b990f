import * as filing from '#domain/library/filing.ts'
import * as keeping from '#domain/library/keeping.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { guard } from '#office/guard.ts'
import { found } from '#office/library/found.ts'
import { receive, statusOf, whyWords } from '#office/library/receiving.ts'
import { resourceShown } from '#office/library/resource-shown.tsx'
import { scoping } from '#office/scoping.ts'

const { resource: one, resourceFile } = routes.office

export const uploadRoutes = room()

/** A file for a resource, in place of the one it had. */
uploadRoutes.post(resourceFile.pattern, guard('keep the library'), receive, scoping, async (c) => {
  const { db, actor, settings, came } = c.var
  const resource = await found(c)
  if (typeof came === 'string') return resource ? resourceShown(c, resource, { wrong: { at: 'file', words: whyWords[came] }, status: statusOf(came) }) : c.notFound()
  if (resource && await filing.put(db, actor, settings, resource.id, came)) return c.redirect(one.href(resource, { did: 'filed' }), 303)
  await keeping.discard(settings, came.file)
  return c.notFound()
})
