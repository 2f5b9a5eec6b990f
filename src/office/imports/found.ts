import type { Context } from 'hono'
import * as imports from '#domain/people/arrivals/imports.ts'
import { type Actor, may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

/** The import that the address names, for whoever works for the whole organization. */
export async function found(c: Context<Inside>): Promise<imports.Import | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success && scope.isWhole(c.var.actor, 'read imports') ? imports.find(c.var.db, id.data) : undefined
}

/** An import may be taken back by whoever may undo any, and by the organizer who made it. */
export function mayUndo(actor: Actor, { actor: maker }: Pick<imports.Import, 'actor'>): boolean {
  const isTheirs = maker === actor.name
  return may(actor, 'undo imports') || (isTheirs && may(actor, 'import people'))
}
