import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

type Answer = { status: 200 | 304; headers: [string, string][]; flat: string[]; body: Buffer<ArrayBuffer> | null }
type Kept = { etag: string; plain: Answer; gzip: Answer; brotli: Answer; unchanged: Answer }
type Options = { limit?: number; byHost?: boolean }
export type PageCache = {
  middleware: MiddlewareHandler
  answer: (request: IncomingMessage, response: ServerResponse) => boolean
  drop: () => void
  size: () => number
  generation: () => number
}

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/**
 * Keeps the pages that anybody may see, compressed and with all their headers, until `drop`. Only answers to requests
 * without any cookie and without a query are kept, and only those that set none, so nothing here was ever meant for one person; `byHost`
 * where pages name the host they were asked at. Bounded to `limit` pages; the oldest goes first. A page that was being made while `drop`
 * came is not kept. `generation` counts the drops, for others who keep something as long.
 *
 * `answer` serves what is kept before the request enters the hall, and says whether it did; `middleware` keeps, and serves whom it missed.
 */
export function openPageCache({ limit = 1000, byHost = true }: Options = {}): PageCache {
  const kept = new Map<string, Kept>()
  let generation = 0

  const known = (key: string, method: string | undefined, accepted?: string, match?: string) => {
    const page = method === 'GET' || method === 'HEAD' ? kept.get(key) : undefined
    return page ? choose(page, accepted, match) : undefined
  }

  const answer = ({ method, url, headers }: IncomingMessage, response: ServerResponse) => {
    if (headers.cookie !== undefined) return false
    const found = known(byHost ? `${headers.host}${url}` : url ?? '', method, headers['accept-encoding'], headers['if-none-match'])
    if (!found) return false
    response.writeHead(found.status, found.flat)
    response.end(method === 'HEAD' ? null : found.body)
    return true
  }

  const middleware: MiddlewareHandler = async (c, next) => {
    const { method, url } = c.req.raw
    if ((method !== 'GET' && method !== 'HEAD') || url.includes('?') || c.req.header('cookie') !== undefined) return next()

    const host = url.indexOf('//') + 2
    const key = url.slice(byHost ? host : url.indexOf('/', host))
    const [accepted, match] = [c.req.header('accept-encoding'), c.req.header('if-none-match')]
    const found = known(key, method, accepted, match)
    if (found) return new Response(found.body, found)

    const made = generation
    await next()
    if (method !== 'GET' || !isForAnybody(c.res)) return
    const page = await keep(c.res)
    if (made === generation) {
      kept.delete(key)
      kept.set(key, page)
      if (kept.size > limit) kept.delete(kept.keys().next().value ?? key)
    }
    const { body, ...head } = choose(page, accepted, match)
    c.res = undefined
    c.res = new Response(body, head)
  }

  return {
    middleware,
    answer,
    drop: () => {
      generation++
      kept.clear()
    },
    size: () => kept.size,
    generation: () => generation,
  }
}

/** Pages, and what machines read of the site: feeds, calendars and its map. */
const forReaders = /^(text\/(html|calendar)|application\/(xml|atom\+xml|feed\+json))\b/

const isForAnybody = (response: Response) =>
  response.status === 200 && forReaders.test(response.headers.get('content-type') ?? '')
  && !response.headers.has('set-cookie') && !/no-store|private/.test(response.headers.get('cache-control') ?? '')

async function keep(response: Response): Promise<Kept> {
  const plain = Buffer.from(await response.arrayBuffer())
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const own: [string, string][] = [['etag', etag], ['cache-control', 'public, max-age=0, must-revalidate'], ['vary', 'accept-encoding, cookie']]
  const replaced = new Set(['content-length', ...own.map(([name]) => name)])
  const headers = [...[...response.headers].filter(([name]) => !replaced.has(name)), ...own]
  return {
    etag,
    plain: inFull(headers, plain),
    gzip: inFull([...headers, ['content-encoding', 'gzip']], gzipSync(plain)),
    brotli: inFull([...headers, ['content-encoding', 'br']], brotliCompressSync(plain, quick)),
    unchanged: { status: 304, headers, flat: headers.flat(), body: null },
  }
}

function inFull(headers: [string, string][], body: Buffer<ArrayBuffer>): Answer {
  const all: [string, string][] = [...headers, ['content-length', String(body.length)]]
  return { status: 200, headers: all, flat: all.flat(), body }
}

function choose({ etag, plain, gzip, brotli, unchanged }: Kept, accepted = '', match = ''): Answer {
  if (match.includes(etag)) return unchanged
  return brotliTaken.test(accepted) ? brotli : gzipTaken.test(accepted) ? gzip : plain
}

/** RFC 9110 12.5.3, as far as browsers and proxies use it: named, and not with a weight of zero. */
const taken = (encoding: string) => new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:,|$|;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|$)))`)
const brotliTaken = taken('br')
const gzipTaken = taken('gzip')
