import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { accepts } from '#http/accepts.ts'

type Kept = { etag: string; plain: Buffer<ArrayBuffer>; gzip: Buffer<ArrayBuffer>; brotli: Buffer<ArrayBuffer>; headers: [string, string][] }
export type PageCache = { middleware: MiddlewareHandler; drop: () => void; size: () => number; generation: () => number }

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/**
 * Keeps the pages that anybody may see, compressed, until `drop`. Only answers to requests without any cookie and without a query are
 * kept, and only those that set none and do not call themselves private, so nothing here was ever meant for one person. Bounded to `limit`
 * pages; the oldest goes first. A page that names its own address is kept for each host by which we are called.
 * A page that was being made while `drop` came is not kept. `generation` counts the drops, for others who keep something as long.
 */
export function openPageCache(limit = 1000): PageCache {
  const kept = new Map<string, Kept>()
  let generation = 0

  const middleware: MiddlewareHandler = async (c, next) => {
    const { raw } = c.req
    const query = raw.url.indexOf('?')
    if (raw.method !== 'GET' || query >= 0 || c.req.header('cookie')) return next()

    const key = new URL(raw.url).origin + c.req.path
    const known = kept.get(key)
    if (known) return answer(known, c.req.header('accept-encoding'), c.req.header('if-none-match'))

    const made = generation
    await next()
    if (!isForAnybody(c.res)) return
    const page = await keep(c.res)
    if (made === generation) {
      kept.set(key, page)
      if (kept.size > limit) kept.delete(kept.keys().next().value ?? key)
    }
    c.res = answer(page, c.req.header('accept-encoding'), c.req.header('if-none-match'))
  }

  return {
    middleware,
    drop: () => {
      generation++
      kept.clear()
    },
    size: () => kept.size,
    generation: () => generation,
  }
}

const isForAnybody = (response: Response) =>
  response.status === 200 && !!response.headers.get('content-type')?.startsWith('text/html')
  && !response.headers.has('set-cookie') && !/no-store|private/.test(response.headers.get('cache-control') ?? '')

async function keep(response: Response): Promise<Kept> {
  const plain = Buffer.from(await response.arrayBuffer())
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const headers: [string, string][] = [...response.headers, ['etag', etag], ['cache-control', 'public, max-age=0, must-revalidate'], ['vary', 'accept-encoding, cookie']]
  return { etag, plain, gzip: gzipSync(plain), brotli: brotliCompressSync(plain, quick), headers: headers.filter(([name]) => name !== 'content-length') }
}

function answer({ etag, plain, gzip, brotli, headers }: Kept, accepted = '', match = ''): Response {
  if (match.split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers })
  if (accepts(accepted, 'br')) return new Response(brotli, { headers: [...headers, ['content-encoding', 'br']] })
  if (accepts(accepted, 'gzip')) return new Response(gzip, { headers: [...headers, ['content-encoding', 'gzip']] })
  return new Response(plain, { headers })
}
