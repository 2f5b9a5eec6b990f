import { join } from 'node:path'
import { type Cluster, startCluster } from '#platform/cluster.ts'
import type { Settings } from '#platform/settings.ts'

/** The database address: the operator's own, or that of the program's PostgreSQL, which is started when it is not up. */
export async function databaseFor({ DATABASE_URL, COMMONWEAL_HOME }: Pick<Settings, 'DATABASE_URL' | 'COMMONWEAL_HOME'>): Promise<{ url: string; close: () => Promise<void> }> {
  if (DATABASE_URL) return { url: DATABASE_URL, close: async () => undefined }
  const cluster: Cluster = await startCluster(join(COMMONWEAL_HOME, 'postgres'))
  return { url: cluster.url(), close: cluster.stop }
}
