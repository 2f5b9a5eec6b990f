import type { MiddlewareHandler } from 'hono'
import type { Env } from '#http/context.ts'

/** Lets an answer that is no page of ours say its own content security policy, behind all that is said of pages, and one that leads elsewhere not say from where. One that our pages may frame says so in it. */
export const ownPolicy: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (c.get('unsaid')) c.res.headers.set('referrer-policy', 'no-referrer')
  const policy = c.get('policy')
  if (!policy) return
  c.res.headers.set('content-security-policy', policy)
  if (policy.includes("frame-ancestors 'self'")) c.res.headers.set('x-frame-options', 'SAMEORIGIN')
}
