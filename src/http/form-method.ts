import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'

type Door = { fetch: (request: Request, env?: object) => Response | Promise<Response> }

const form = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

/**
 * A browser's form can only POST: its field `_method` says whether PUT or DELETE is meant, and counts for nothing when it says anything
 * else. A form that arrived damaged is refused here, before any room reads it.
 */
export const formMethod = (app: Door): MiddlewareHandler => async (c, next) => {
  if (c.req.method !== 'POST' || !form.test(c.req.header('content-type') ?? '')) return next()
  const fields = await c.req.formData().catch(() => { throw new HTTPException(400) })
  const meant = fields.get('_method')
  if (meant !== 'PUT' && meant !== 'DELETE') return next()

  const headers = new Headers(c.req.raw.headers)
  for (const name of ['content-type', 'content-length']) headers.delete(name)
  fields.delete('_method')
  return app.fetch(new Request(c.req.url, { method: meant, headers, body: fields }), c.env)
}
