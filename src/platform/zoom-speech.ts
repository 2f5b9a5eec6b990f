import { z } from 'zod'

/** `gone`: it is not there at Zoom. `later`: nothing was done, ask again. `unknown`: the talk broke off, and it may have been done. Reasons are sentences. */
export type Answer<Value> =
  | { kind: 'done'; value: Value }
  | { kind: 'gone'; reason: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'later'; reason: string; seconds?: number }
  | { kind: 'unknown'; reason: string }
export type Failure = Exclude<Answer<never>, { kind: 'done' }>
type Spoken = { kind: 'answered'; status: number; retryAfter: string | null; body: unknown }
type Asked = { method: string; headers: Record<string, string>; body?: string; patience: number }

/** Of an answer, in bytes. */
const longest = 1_000_000
const mostSeconds = 24 * 3600
const unheard = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** Says one thing to Zoom and hears the answer to its end. */
export async function speak(url: string, { method, headers, body, patience }: Asked): Promise<Spoken | Failure> {
  try {
    const response = await fetch(url, { method, headers, body, redirect: 'error', signal: AbortSignal.timeout(patience) })
    return { kind: 'answered', status: response.status, retryAfter: response.headers.get('retry-after'), body: await heard(response) }
  } catch (error) {
    const cause = z.object({ cause: z.object({ code: z.string() }) }).safeParse(error)
    if (cause.success && unheard.includes(cause.data.cause.code)) return { kind: 'later', reason: 'Zoom is not reached.' }
    return { kind: 'unknown', reason: 'Zoom broke off before it had answered.' }
  }
}

async function heard(response: Response): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > longest) throw new Error('The answer is too long.')
    pieces.push(piece)
  }
  if (size === 0) return undefined
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return undefined
  }
}

/** Zoom names seconds, or the moment at which a day's count begins anew. */
export function tooBusy(retryAfter: string | null): Failure {
  const until = retryAfter === null ? NaN : /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000
  const seconds = Number.isNaN(until) ? undefined : Math.min(Math.max(Math.ceil(until), 1), mostSeconds)
  return { kind: 'later', reason: 'Zoom takes no more from us for a while.', seconds }
}

const failureShape = z.object({ code: z.number().optional(), message: z.string().default('') })
const noSuchUser = 1001
const tokenLacksScopes = 4711

/** What an answer of 300 to 499 means. Source: developers.zoom.us/docs/api/errors. */
export function refusalIn({ status, body }: Spoken, host: string): Failure {
  const read = failureShape.safeParse(body)
  const { code, message } = read.success ? read.data : { code: undefined, message: '' }
  if (code === noSuchUser) return { kind: 'refused', reason: `Zoom knows no user “${host.slice(0, 100)}” there. Whoever runs this site should look at ZOOM_HOST.` }
  if (code === tokenLacksScopes || status === 403) return { kind: 'refused', reason: 'Zoom does not let this site do that. Whoever runs it should give its app at Zoom the scopes for meetings.' }
  if (status === 401) return { kind: 'refused', reason: 'Zoom does not accept its own token. Whoever runs this site should see whether its app at Zoom is active.' }
  if (status === 404) return { kind: 'gone', reason: 'The meeting is not there at Zoom.' }
  const said = message.replaceAll(/https?:\S+/g, '').replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  return { kind: 'refused', reason: said ? `Zoom refuses it: “${said}” (${code ?? status}).` : `Zoom refuses it (${code ?? status}).` }
}
