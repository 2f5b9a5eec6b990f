import type { Context } from 'hono'
import * as reading from '#domain/staff/reading.ts'
import { dayOf } from '#engines/membership/days.ts'
import type { Env } from '#http/context.ts'

/** Whether this visitor may read what is for members. An answer to somebody who is signed in is kept nowhere. */
export async function membersHere(c: Context<Env>): Promise<boolean> {
  if (!c.var.frame.signedIn) return false
  c.header('cache-control', 'private, no-store')
  return reading.mayRead(c.var.db, await c.var.who(), { audience: 'members' }, dayOf(new Date()))
}
