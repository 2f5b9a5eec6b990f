import type { Context } from 'hono'
import { type Deed, may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

/** The call whose number stands in the address, when this actor may do that with it; otherwise it is not there. */
export async function found(c: Context<Inside>, deed: Deed): Promise<helpCalls.Placed | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  const call = id.success ? await helpCalls.find(c.var.db, id.data) : undefined
  return call && mayWith(c, deed, call) ? call : undefined
}

/** What belongs to no group is the whole organization's. */
export const mayWith = ({ var: { actor } }: Context<Inside>, deed: Deed, { group_id }: Pick<helpCalls.HelpCall, 'group_id'>) =>
  group_id === null ? scope.isWhole(actor, deed) : may(actor, deed, group_id)

/** The groups for which they may do that, and whether they may for the organization. */
export function scopeOf({ var: { actor } }: Context<Inside>, deed: Deed): { whole: boolean; groups: number[] } {
  const groups = [...new Set(actor.care.map(({ groupId }) => groupId))].filter((groupId) => may({ ...actor, role: null }, deed, groupId))
  return { whole: scope.isWhole(actor, deed), groups }
}
