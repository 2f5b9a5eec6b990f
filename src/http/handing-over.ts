import { open } from 'node:fs/promises'
import type { Context, MiddlewareHandler } from 'hono'
import { stream } from 'hono/streaming'
import { dispositionOf } from '#engines/files/disposition.ts'
import { type FileKind, typeOf } from '#engines/files/kinds.ts'
import { rangeOf } from '#engines/files/range.ts'
import type { Env } from '#http/context.ts'

/** `mark`: what no other content has. */
type File = { path: string; mark: string; name: string; kind: FileKind }

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** What a browser needs to show a picture, film or document that it opens by itself; no script runs. Chromium shows no PDF in a sandbox. */
const opened = `${nothing}; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; object-src 'self'`

const policyOf = (kind: FileKind) => (!typeOf(kind).opens ? `${nothing}; sandbox` : kind === 'pdf' ? opened : `${opened}; sandbox`)

/** Says of every answer that is a file, behind all that is said of pages, that nothing in it runs and nobody on the way makes another of it. */
export const asFile: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const kind = c.get('handedOver')
  if (!kind) return
  c.res.headers.set('content-security-policy', policyOf(kind))
  c.res.headers.set('cache-control', `${c.res.headers.get('cache-control') ?? 'no-store'}, no-transform`)
}

/**
 * Hands a file over from disk: under its own type from a fixed list, to be opened only where nothing can run, whole or in the part that is asked
 * for (RFC 9110). `cache`: who may keep it.
 */
export async function handOver<Here extends Env>(c: Context<Here>, { path, mark, name, kind }: File, cache: string): Promise<Response> {
  const handle = await open(path).catch(() => undefined)
  if (!handle) {
    c.var.log.error({ file: mark }, 'a file of the library is missing')
    return c.notFound()
  }
  const { size } = await handle.stat()
  const { type, opens } = typeOf(kind)
  const etag = `"${mark}"`
  const lastly = c.req.header('if-range')
  const range = lastly && lastly !== etag ? undefined : rangeOf(c.req.header('range'), size)
  const { from, to } = range && range !== 'beyond' ? range : { from: 0, to: size - 1 }
  const headers = { 'content-type': type, 'content-disposition': dispositionOf(opens ? 'inline' : 'attachment', name), 'x-content-type-options': 'nosniff', 'cache-control': cache, 'accept-ranges': 'bytes', etag }
  c.set('handedOver', kind)
  const only = async (status: 200 | 206 | 304 | 416, more: Record<string, string> = {}) => {
    await handle.close()
    return c.body(null, status, { ...headers, ...more })
  }
  if (c.req.header('if-none-match')?.includes(etag)) return only(304)
  if (range === 'beyond') return only(416, { 'content-range': `bytes */${size}` })
  const part: Record<string, string> = { 'content-length': String(to - from + 1), ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }) }
  if (c.req.method === 'HEAD') return only(range ? 206 : 200, part)
  for (const [header, value] of Object.entries({ ...headers, ...part })) c.header(header, value)
  c.status(range ? 206 : 200)
  return stream(c, async (out) => {
    for await (const piece of handle.createReadStream({ start: from, end: to })) {
      if (out.aborted) return
      await out.write(piece)
    }
  })
}
