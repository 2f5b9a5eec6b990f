import type { Settings } from '#platform/settings.ts'

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Where links in letters lead. A request may claim any host, so without PUBLIC_URL its own is taken only when it names the very machine the
 * reader sits at.
 */
export function ownOrigin({ PUBLIC_URL, PORT }: Pick<Settings, 'PUBLIC_URL' | 'PORT'>, requested: string): string {
  if (PUBLIC_URL) return PUBLIC_URL
  const { hostname, origin } = new URL(requested)
  return loopback.test(hostname) ? origin : `http://localhost:${PORT}`
}
