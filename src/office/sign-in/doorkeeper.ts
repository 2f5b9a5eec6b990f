import type { MiddlewareHandler } from 'hono'
import * as signingIn from '#domain/staff/signing-in.ts'
import { may } from '#domain/staff/may.ts'
import type { Env } from '#http/context.ts'
import { routes } from '#http/routes.ts'

/** Lets in who is signed in, and shows everybody else the way. What is only read may rest on a minute-old answer; an act asks anew. */
export const doorkeeper: MiddlewareHandler<Env> = async (c, next) => {
  const reading = c.req.method === 'GET' || c.req.method === 'HEAD'
  const known = await signingIn.who(c.var.db, c.var.auth, c.req.raw.headers, { fresh: !reading })
  if (!may(known?.actor, 'enter the office')) {
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(routes.office.signIn.href({}, { next: reading ? pathname + search : undefined }), 303)
  }
  c.set('actor', known?.actor)
  c.set('sessionId', known?.sessionId)
  await next()
  for (const cookie of known?.cookies ?? []) c.res.headers.append('set-cookie', cookie)
}

/** Nothing of the office is kept by browsers, proxies or ourselves. */
export const unkept: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  c.res.headers.set('cache-control', 'no-store')
}
