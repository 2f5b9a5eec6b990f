import { Client } from 'pg'

/**
 * Calls `heard` with the name of a table whenever a public one has changed, whichever process changed it, and with `undefined`
 * after a lost connection came back, when anything may have changed unheard.
 */
export function listenForChanges(url: string, heard: (table?: string) => void): { close: () => Promise<void> } {
  let closed = false
  let client: Client | undefined
  let again: NodeJS.Timeout | undefined

  const connect = async () => {
    const fresh = new Client({ connectionString: url, keepAlive: true })
    client = fresh
    fresh.on('notification', ({ payload }) => heard(payload))
    fresh.on('error', () => undefined)
    fresh.on('end', retry)
    await fresh.connect()
    await fresh.query('listen public_changes')
    heard()
  }
  const retry = () => {
    heard()
    if (!closed) again = setTimeout(() => connect().catch(retry), 500)
  }

  connect().catch(retry)
  return {
    close: async () => {
      closed = true
      clearTimeout(again)
      await client?.end().catch(() => undefined)
    },
  }
}
