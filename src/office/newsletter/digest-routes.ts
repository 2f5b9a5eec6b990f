import * as digest from '#domain/newsletter/digest.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { guard } from '#office/guard.ts'
import { refusal } from '#office/refusal.tsx'

export const digestRoutes = room()

digestRoutes.post(routes.office.digests.pattern, guard('write to people'), async (c) => {
  const { db, actor } = c.var
  if (!scope.isWhole(actor, 'write to people')) return refusal(c)
  const { mailing, isNew } = await digest.draftDigest(db, actor, new Date())
  return c.redirect(routes.office.mailing.href(mailing, { did: isNew ? 'draft' : 'drafted' }), 303)
})
