import { isIP } from 'node:net'
import { z } from 'zod'
import type { Settings } from '#platform/settings.ts'
import { openTokens } from '#platform/zoom-tokens.ts'
import { type Answer, refusalIn, speak, tooBusy } from '#platform/zoom-speech.ts'

/** `start`: a local start with its IANA zone, and minutes; without it the meeting has no fixed time and can be joined again and again. */
export type Meeting = { topic: string; agenda: string; start?: { local: string; zone: string; minutes: number } }
export type Made = { meeting: string; link: string; passcode: string }
export type Zoom = {
  make: (meeting: Meeting) => Promise<Answer<Made>>
  change: (id: string, meeting: Meeting) => Promise<Answer<void>>
  end: (id: string) => Promise<Answer<void>>
  /** The meeting to come in whose agenda these words stand. */
  find: (words: string) => Promise<Answer<Made | null>>
}
type Keys = Pick<Settings, 'ZOOM_ACCOUNT_ID' | 'ZOOM_CLIENT_ID' | 'ZOOM_CLIENT_SECRET' | 'ZOOM_HOST' | 'ZOOM_URL'>

export const hasZoom = ({ ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET }: Keys) => !!(ZOOM_ACCOUNT_ID && ZOOM_CLIENT_ID && ZOOM_CLIENT_SECRET)

const numberShape = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const madeShape = z.object({ id: numberShape, join_url: z.url({ protocol: /^https$/ }).max(1000), password: z.string().max(100).default('') })
  .transform(({ id, join_url: link, password: passcode }): Made => ({ meeting: String(id), link, passcode }))
const pageShape = z.object({ meetings: z.array(z.object({ id: numberShape, agenda: z.string().default('') })).max(300), next_page_token: z.string().max(500).default('') })
const nothing = z.unknown().transform(() => undefined)
const scheduled = 2
const recurringWithoutFixedTime = 3
const mostPages = 10

/**
 * Makes, changes and ends meetings of one user at Zoom, as an app that signs in by itself. Undefined without credentials. Never throws for what Zoom does. `patience` in milliseconds, for each answer.
 * Source: developers.zoom.us/docs/api/meetings, developers.zoom.us/docs/internal-apps/s2s-oauth.
 */
export function openZoom(keys: Keys, patience = 15_000): Zoom | undefined {
  if (!hasZoom(keys)) return undefined
  const tokens = openTokens(keys, patience)
  const api = apiOf(keys.ZOOM_URL)
  const ofHost = `users/${encodeURIComponent(keys.ZOOM_HOST)}/meetings`

  async function ask<Value>(method: string, path: string, shape: z.ZodType<Value>, body?: object, again = false): Promise<Answer<Value>> {
    const token = await tokens.current()
    if (token.kind !== 'done') return token
    const answer = await speak(`${api}/v2/${path}`, { method, headers: { authorization: `Bearer ${token.value}`, 'content-type': 'application/json' }, body: body && JSON.stringify(body), patience })
    if (answer.kind !== 'answered') return answer
    if (answer.status === 401 && !again) {
      tokens.drop(token.value)
      return ask(method, path, shape, body, true)
    }
    if (answer.status === 429) return tooBusy(answer.retryAfter)
    if (answer.status >= 500) return { kind: 'unknown', reason: `Zoom is in trouble (${answer.status}).` }
    if (answer.status >= 300) return refusalIn(answer, keys.ZOOM_HOST)
    const read = shape.safeParse(answer.body)
    return read.success ? { kind: 'done', value: read.data } : { kind: 'unknown', reason: 'Zoom answers otherwise than it says it does.' }
  }

  return {
    make: (meeting) => ask('POST', ofHost, madeShape, written(meeting)),
    change: (id, meeting) => ask('PATCH', `meetings/${id}`, nothing, written(meeting)),
    end: (id) => ask('DELETE', `meetings/${id}`, nothing),
    find: async (words) => {
      let next = ''
      for (let page = 0; page < mostPages; page++) {
        const answer = await ask('GET', `${ofHost}?${new URLSearchParams({ type: 'scheduled', page_size: '300', ...(next ? { next_page_token: next } : {}) })}`, pageShape)
        if (answer.kind !== 'done') return answer
        const found = answer.value.meetings.find(({ agenda }) => agenda.includes(words))
        if (found) return ask('GET', `meetings/${found.id}`, madeShape)
        next = answer.value.next_page_token
        if (!next) return { kind: 'done', value: null }
      }
      return { kind: 'refused', reason: 'Zoom holds too many meetings to see whether this one was made. Look for it there, and paste its link here instead.' }
    },
  }
}

const written = ({ topic, agenda, start }: Meeting) => (start
  ? { topic, agenda, type: scheduled, start_time: start.local, timezone: start.zone, duration: start.minutes }
  : { topic, agenda, type: recurringWithoutFixedTime })

/** Zoom's interface stands at api. of where one signs in; a server that speaks as Zoom does has one address. */
export function apiOf(origin: string): string {
  const url = new URL(origin)
  return isIP(url.hostname) ? url.origin : `${url.protocol}//api.${url.host}`
}
