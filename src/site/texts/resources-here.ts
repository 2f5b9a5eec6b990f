import type { Context } from 'hono'
import * as resources from '#domain/library/resources.ts'
import type { Env } from '#http/context.ts'
import { membersHere } from '#site/texts/members-here.ts'

/** Of these resources, those this visitor may open. */
export async function resourcesHere(c: Context<Env>, ids: readonly number[]): Promise<resources.Listed[]> {
  return ids.length ? resources.withIds(c.var.db, await membersHere(c) ? 'members' : 'everyone', ids) : []
}
