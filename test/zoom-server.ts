import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'

type Kept = { id: number; topic: string; type: number; agenda: string; start_time?: string; timezone?: string; duration?: number }
type Trick = (request: IncomingMessage, response: ServerResponse, go: () => Promise<void>) => unknown

/** A server of the test's own that speaks as Zoom's documented API does: tokens of an hour, meetings of one user. A trick is played on the next request of its kind, once. */
export async function zoomServer() {
  const meetings = new Map<number, Kept>()
  const asked: string[] = []
  const tricks: Record<string, Trick[]> = {}
  const tokens = new Set<string>()
  const answer = (response: ServerResponse, status: number, body?: object, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body && JSON.stringify(body))

  const handle: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '', 'http://zoom.example')
    const [, id] = /^\/v2\/meetings\/(\d+)$/.exec(url.pathname) ?? []
    const kind = url.pathname === '/oauth/token' ? 'token' : `${request.method} ${id ? 'meeting' : 'meetings'}`
    asked.push(kind)
    const body = await text(request)
    const go = async () => {
      if (kind === 'token') return token(request, url, response)
      if (!tokens.has(request.headers.authorization?.replace('Bearer ', '') ?? '')) return answer(response, 401, { code: 124, message: 'Invalid access token.' })
      if (kind === 'POST meetings') return make(url, response, body)
      if (kind === 'GET meetings') return list(url, response)
      const known = meetings.get(Number(id))
      if (!known) return answer(response, 404, { code: 3001, message: `Meeting does not exist: ${id}.` })
      if (request.method === 'GET') return answer(response, 200, shown(known))
      if (request.method === 'DELETE') meetings.delete(known.id)
      else Object.assign(known, JSON.parse(body))
      answer(response, 204)
    }
    const trick = tricks[kind]?.shift()
    await (trick ? trick(request, response, async () => { await go() }) : go())
  }

  function token(request: IncomingMessage, url: URL, response: ServerResponse) {
    const known = request.headers.authorization === `Basic ${Buffer.from('client:secret').toString('base64')}` && url.searchParams.get('account_id') === 'account' && url.searchParams.get('grant_type') === 'account_credentials'
    if (!known) return answer(response, 400, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' })
    const access_token = `token-${tokens.size + 1}-${Math.random()}`
    tokens.add(access_token)
    answer(response, 200, { access_token, token_type: 'bearer', expires_in: 3600, scope: 'meeting:write:meeting:admin', api_url: server.origin })
  }

  function make(url: URL, response: ServerResponse, body: string) {
    if (url.pathname !== '/v2/users/host%40coast.example/meetings') return answer(response, 404, { code: 1001, message: 'User does not exist.' })
    const id = 81_000_000_000 + Math.floor(Math.random() * 900_000_000)
    const made: Kept = { id, ...JSON.parse(body) }
    meetings.set(id, made)
    answer(response, 201, shown(made))
  }

  /** Two to a page; what stands in the agenda is shortened, as Zoom does it. */
  function list(url: URL, response: ServerResponse) {
    const [all, from] = [[...meetings.values()], Number(url.searchParams.get('next_page_token') ?? 0)]
    const next = from + 2 < all.length ? String(from + 2) : ''
    answer(response, 200, { page_size: 2, next_page_token: next, meetings: all.slice(from, from + 2).map((one) => ({ ...one, agenda: one.agenda.slice(0, 250), join_url: linkOf(one) })) })
  }

  const linkOf = ({ id }: Kept) => `https://zoom.example/j/${id}?pwd=abc`
  const shown = (one: Kept) => ({ ...one, host_id: 'x', status: 'waiting', join_url: linkOf(one), start_url: 'https://zoom.example/s/secret', password: '123456' })

  const http = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1')
  await once(http, 'listening')
  afterAll(() => {
    http.closeAllConnections()
    http.close()
  })
  const server = {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    /** What it holds now. */
    meetings,
    /** What it was asked, in order. */
    asked,
    /** Played on the next request of that kind instead of the answer, which `go` gives. */
    next: (kind: string, ...more: Trick[]) => { tricks[kind] = [...(tricks[kind] ?? []), ...more] },
    forgetTokens: () => tokens.clear(),
    answer,
    env: {} as Record<string, string>,
  }
  server.env = { ZOOM_ACCOUNT_ID: 'account', ZOOM_CLIENT_ID: 'client', ZOOM_CLIENT_SECRET: 'secret', ZOOM_HOST: 'host@coast.example', ZOOM_URL: server.origin }
  return server
}

/** Makes what was asked for, and hangs up in the middle of the answer. */
export const hangingUp: Trick = async (_, response, go) => {
  const { writeHead } = response
  response.writeHead = ((status: number) => writeHead.call(response, status, { 'content-type': 'application/json', 'content-length': '100000' })) as typeof writeHead
  const end = response.end.bind(response)
  response.end = ((piece: string) => { response.write(String(piece).slice(0, 20), () => response.destroy()); return response }) as typeof end
  await go()
}
