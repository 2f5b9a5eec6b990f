import type { MiddlewareHandler } from 'hono'
import * as scope from '#domain/staff/scope.ts'
import type { Env } from '#http/context.ts'
import { scoped } from '#platform/scoped.ts'

const takenBack = Symbol('taken back')

/** Whoever works for groups alone goes on in one transaction under the database role that sees nothing beyond them. A request that fails is taken back whole. */
export const scoping: MiddlewareHandler<Env> = async (c, next) => {
  const { actor, db } = c.var
  if (!actor || !scope.isScoped(actor)) return next()
  const bounds = { actorId: actor.id, readOnly: scope.readsOnly(actor) }
  c.set('inScope', (work) => scoped(db, bounds, work))
  await scoped(db, bounds, async (tx) => {
    c.set('db', tx)
    await next()
    if (c.error) throw takenBack
  }).catch((reason: unknown) => {
    if (reason !== takenBack) throw reason
  })
  c.set('db', db)
}
