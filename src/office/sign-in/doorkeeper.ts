import type { MiddlewareHandler } from 'hono'
import { may } from '#domain/staff/may.ts'
import type { Env } from '#http/context.ts'
import { routes } from '#http/routes.ts'

/** Lets in who is signed in, and shows everybody else the way. What is only read may rest on a minute-old session; an act asks anew. */
export const doorkeeper: MiddlewareHandler<Env> = async (c, next) => {
  const reading = c.req.method === 'GET' || c.req.method === 'HEAD'
  const actor = await c.var.who()
  if (!may(actor, 'enter the office')) {
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(routes.site.signIn.href({}, { next: reading ? pathname + search : undefined }), 303)
  }
  c.set('actor', actor)
  return next()
}
