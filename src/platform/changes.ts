import { stayConnected } from '#platform/stay-connected.ts'

/**
 * Calls `heard` with the name of a table whenever a public one has changed, whichever process changed it, and with `undefined` when the
 * connection broke and when it came back, as anything may have changed unheard.
 */
export function listenForChanges(url: string, heard: (table?: string) => void): { close: () => Promise<void> } {
  return stayConnected(url, {
    begin: async (client) => {
      client.on('notification', ({ payload }) => heard(payload))
      await client.query('listen public_changes')
      heard()
    },
    lost: async () => heard(),
  })
}
