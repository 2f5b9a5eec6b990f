import { setTimeout as after } from 'node:timers/promises'
import type { Pool } from 'pg'

const pause = 250
const codes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '55000', '08003', '08006'])

/** Whether that was said of a database that is not there just now, and may be again. */
export const isAway = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && typeof error.code === 'string' && codes.has(error.code)) || /connection terminated|connection timeout/i.test(error.message))

/** Waits until the database answers, ten minutes at most. */
export async function answering(pool: Pool, minutes = 10) {
  const deadline = Date.now() + minutes * 60_000
  while (Date.now() < deadline && !pool.ending) {
    try {
      await pool.query('select')
      return
    } catch (error) {
      if (!isAway(error)) return
      await after(pause, undefined, { ref: false })
    }
  }
}
