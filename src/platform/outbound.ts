import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { guardedLookup, mustBePublic, PrivateAddress, type Resolve, resolveName } from '#platform/public-addresses.ts'

export type Bounds = {
  /** Until the whole answer is there, redirects included. */
  milliseconds: number
  /** Of the answer, unpacked. */
  bytes: number
  redirects: number
  /** For tests against servers of their own. */
  allowLoopback: boolean
  resolve?: Resolve
}

/** What the last answer said of itself, to ask whether anything changed. */
export type Version = { etag: string | null; lastModified: string | null }

export type Fetched =
  | { kind: 'fetched'; body: Buffer; contentType: string | null; url: string; version: Version }
  | { kind: 'unchanged' }
  | { kind: 'refused'; reason: 'not an address' | 'private address' | 'too many redirects' | 'too long' | 'too slow' | 'unreachable' }
  | { kind: 'answered otherwise'; status: number }

class TooLong extends Error {}

/**
 * Gets what stands at an http or https address that somebody gave us. Never speaks to an address inside a private network, whatever a name or a
 * redirect says; sends no cookie, no credentials and nothing of ours but its name. Never throws for what the other side does.
 */
export async function get(address: string, version: Version, bounds: Bounds): Promise<Fetched> {
  const signal = AbortSignal.timeout(bounds.milliseconds)
  let url = webAddress(address)
  try {
    for (let hops = 0; hops <= bounds.redirects; hops++) {
      if (!url) return refused('not an address')
      const answer = await asked(url, version, bounds, signal)
      const status = answer.statusCode ?? 0
      if ([301, 302, 303, 307, 308].includes(status) && answer.headers.location !== undefined) {
        answer.destroy()
        url = webAddress(answer.headers.location, url)
        continue
      }
      if (status === 200) return await whole(answer, url, bounds, signal)
      answer.destroy()
      return status === 304 ? { kind: 'unchanged' } : { kind: 'answered otherwise', status }
    }
    return refused('too many redirects')
  } catch (error) {
    if (signal.aborted) return refused('too slow')
    if (error instanceof PrivateAddress) return refused('private address')
    return refused(error instanceof TooLong ? 'too long' : 'unreachable')
  }
}

const refused = (reason: Extract<Fetched, { kind: 'refused' }>['reason']): Fetched => ({ kind: 'refused', reason })

/** webcal: is how calendars write https:. */
function webAddress(text: string, base?: URL): URL | null {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'), base)
  return url && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '' ? url : null
}

function asked(url: URL, { etag, lastModified }: Version, bounds: Bounds, signal: AbortSignal): Promise<http.IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host)) mustBePublic(host, bounds.allowLoopback)
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).get(url, {
      signal,
      agent: false,
      maxHeaderSize: 32_768,
      lookup: guardedLookup(bounds.resolve ?? resolveName, bounds.allowLoopback),
      headers: {
        'user-agent': 'Commonweal', accept: '*/*', 'accept-encoding': 'gzip, deflate, br',
        ...(etag === null ? {} : { 'if-none-match': etag }),
        ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
      },
    }, resolve)
    request.on('error', reject)
  })
}

async function whole(answer: http.IncomingMessage, url: URL, { bytes }: Bounds, signal: AbortSignal): Promise<Fetched> {
  const chunks: Buffer[] = []
  let size = 0
  const body = unpacked(answer, signal)
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > bytes) throw new TooLong()
      chunks.push(chunk)
    }
  } finally {
    body.destroy()
    answer.destroy()
  }
  const { etag = null, 'last-modified': lastModified = null, 'content-type': contentType = null } = answer.headers
  return { kind: 'fetched', body: Buffer.concat(chunks), contentType, url: url.href, version: { etag, lastModified } }
}

const unpackers = new Map<string, () => Transform>([['gzip', createGunzip], ['x-gzip', createGunzip], ['deflate', createInflate], ['br', createBrotliDecompress]])

/** The body as it was before it was packed; unpacking stops with the reading, so a small answer cannot become a large one. */
function unpacked(answer: http.IncomingMessage, signal: AbortSignal): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return answer
  const unpacker = unpackers.get(encoding)?.()
  if (!unpacker) throw new Error('The answer is packed in an unknown way.')
  signal.addEventListener('abort', () => unpacker.destroy(new Error('It took too long.')), { once: true })
  answer.once('error', (error) => unpacker.destroy(error))
  return answer.pipe(unpacker)
}
