import { Client } from 'pg'
import { databaseUrl } from '../house.ts'
import { onServer } from '../scratch.ts'

/** Makes all that waits for a later time due now; with `last`, as the last attempt it has. */
export const retryNow = ({ last = false } = {}) =>
  onServer(databaseUrl, `update graphile_worker._private_jobs set run_at = now()${last ? ', attempts = max_attempts - 1' : ''}`)

/** What the queue keeps about work that failed. */
export async function failures(): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ last_error: string }>('select last_error from graphile_worker._private_jobs where last_error is not null')
  await client.end()
  return rows.map(({ last_error }) => last_error)
}
