import type { Context } from 'hono'
import * as events from '#domain/calendar/events.ts'
import * as groups from '#domain/groups/groups.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

/** The event whose number stands in the address, for whoever may write it; for anybody else it is not there. */
export async function found(c: Context<Inside>): Promise<events.Placed | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  const event = id.success ? await events.find(c.var.db, id.data) : undefined
  return event && writes(c, event.group_id) ? event : undefined
}

/** What no group keeps is the whole organization's. */
export const writes = ({ var: { actor } }: Context<Inside>, groupId: number | null) =>
  (groupId === null ? scope.isWhole(actor, 'write events') : may(actor, 'write events', groupId))

/** The groups for which they put events in; undefined: all of them, and the organization. */
export function ownGroups({ var: { actor } }: Context<Inside>): number[] | undefined {
  if (scope.isWhole(actor, 'write events')) return undefined
  return [...new Set(actor.care.map(({ groupId }) => groupId))].filter((groupId) => may(actor, 'write events', groupId))
}

/** Whether they may show it to everybody: moderators, and those who write for a group that is trusted. */
export async function publishes({ var: { actor, db } }: Context<Inside>, groupId: number | null): Promise<boolean> {
  if (scope.isWhole(actor, 'publish events')) return true
  return groupId !== null && may(actor, 'write events', groupId) && !!(await groups.find(db, groupId))?.publishes_events
}
