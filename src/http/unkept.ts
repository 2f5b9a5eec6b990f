import type { MiddlewareHandler } from 'hono'
import type { Env } from '#http/context.ts'

/** What is for one person alone is kept by no browser, proxy or page cache. */
export const unkept: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  c.res.headers.set('cache-control', 'no-store')
}
