import { z } from 'zod'
import type { Settings } from '#platform/settings.ts'
import { type Answer, speak, tooBusy } from '#platform/zoom-speech.ts'

type Keys = Pick<Settings, 'ZOOM_ACCOUNT_ID' | 'ZOOM_CLIENT_ID' | 'ZOOM_CLIENT_SECRET' | 'ZOOM_URL'>
type Tokens = { current: () => Promise<Answer<string>>; drop: (token: string) => void }

const shape = z.object({ access_token: z.string().min(1).max(10_000), expires_in: z.number().positive() })
const second = 1000
const unknownHere = 'Zoom does not accept what this site signs in with. Whoever runs it should look at ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.'
const early = 60 * second

/** The token with which we speak to Zoom, asked for when there is none and when it runs out; whoever asks meanwhile waits for the same. */
export function openTokens(keys: Keys, patience: number): Tokens {
  let held: { value: string; until: number } | undefined
  let asking: Promise<Answer<string>> | undefined

  async function fresh(): Promise<Answer<string>> {
    const asked = new URLSearchParams({ grant_type: 'account_credentials', account_id: keys.ZOOM_ACCOUNT_ID ?? '' })
    const basic = Buffer.from(`${keys.ZOOM_CLIENT_ID}:${keys.ZOOM_CLIENT_SECRET}`).toString('base64')
    const answer = await speak(`${new URL(keys.ZOOM_URL).origin}/oauth/token?${asked}`, { method: 'POST', headers: { authorization: `Basic ${basic}` }, patience })
    if (answer.kind !== 'answered') return { kind: 'later', reason: answer.reason }
    if (answer.status === 429) return tooBusy(answer.retryAfter)
    if (answer.status >= 500) return { kind: 'later', reason: `Zoom is in trouble (${answer.status}).` }
    const read = shape.safeParse(answer.body)
    if (answer.status !== 200 || !read.success) return { kind: 'refused', reason: unknownHere }
    held = { value: read.data.access_token, until: performance.now() + read.data.expires_in * second - early }
    return { kind: 'done', value: held.value }
  }

  return {
    current: async () => {
      if (held && held.until > performance.now()) return { kind: 'done', value: held.value }
      asking ??= fresh().finally(() => { asking = undefined })
      return asking
    },
    drop: (token) => {
      if (held?.value === token) held = undefined
    },
  }
}
