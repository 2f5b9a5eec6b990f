import { setTimeout as after } from 'node:timers/promises'
import { Client } from 'pg'

type Connected = { begin?: (client: Client) => Promise<void>; lost: () => Promise<unknown> }

const pause = 250

/**
 * Keeps one connection open until `close`. `begin` is awaited with each new one; whenever it breaks, or cannot be made, `lost` is awaited
 * before the next attempt. What either throws counts as one more broken connection.
 */
export function stayConnected(url: string, { begin, lost }: Connected): { close: () => Promise<void> } {
  const leaving = new AbortController()
  let client: Client | undefined

  const sit = async () => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const fresh = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 10_000 })
    client = fresh.on('error', () => end()).on('end', () => end())
    try {
      await fresh.connect()
      await begin?.(fresh)
      await ended
    } finally {
      fresh.end().catch(() => undefined)
    }
  }
  const stay = async () => {
    while (!leaving.signal.aborted) {
      await sit().catch(() => undefined)
      if (leaving.signal.aborted) return
      await lost().catch(() => undefined)
      await after(pause, undefined, { signal: leaving.signal }).catch(() => undefined)
    }
  }

  const staying = stay()
  return {
    close: async () => {
      leaving.abort()
      await client?.end().catch(() => undefined)
      await staying
    },
  }
}
