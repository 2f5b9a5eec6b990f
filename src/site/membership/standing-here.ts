import type { Context } from 'hono'
import * as standings from '#domain/membership/standings.ts'
import { dayOf } from '#engines/membership/days.ts'
import type { Standing } from '#engines/membership/standing.ts'
import type { Env } from '#http/context.ts'

/** What whoever is signed in stands at today; nothing when nobody is. */
export async function standingHere(c: Context<Env>): Promise<Standing | undefined> {
  const actor = await c.var.who()
  if (!actor) return undefined
  return actor.personId === null ? { standing: 'none' } : standings.ofPerson(c.var.db, { id: actor.personId }, dayOf(new Date()))
}
