import type { MiddlewareHandler } from 'hono'
import { deedsOf } from '#domain/staff/may.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import type { Env } from '#http/context.ts'
import { carriesSession } from '#http/session.ts'

/** Lets every room ask who is here. Nobody is looked up before a room asks; a session that was prolonged goes back with the answer. */
export const recognising: MiddlewareHandler<Env> = async (c, next) => {
  let known: signingIn.Known | undefined
  let asked = false
  c.set('who', async ({ fresh = c.req.method !== 'GET' && c.req.method !== 'HEAD' } = {}) => {
    if (!asked && carriesSession(c)) known = await signingIn.who(c.var.db, c.var.auth, c.req.raw.headers, { fresh })
    asked = true
    c.set('sessionId', known?.sessionId)
    return known && { ...known.actor, deeds: deedsOf(known.actor) }
  })
  await next()
  for (const cookie of known?.cookies ?? []) c.res.headers.append('set-cookie', cookie)
}
