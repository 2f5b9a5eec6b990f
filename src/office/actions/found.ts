import type { Context } from 'hono'
import * as actions from '#domain/actions/actions.ts'
import { isWaiting } from '#domain/actions/asking.ts'
import { type Deed, may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Inside } from '#office/guard.ts'

/** The number in the address, when it is one that a table can hold. */
export function idIn(c: Context<Inside>): number | undefined {
  const text = c.req.param('id') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** The action that the address names, if this is theirs to do with it: with every action, or with the drafts of their groups. */
export async function found(c: Context<Inside>, deed: Deed): Promise<actions.Action | undefined> {
  const { db, actor } = c.var
  const id = idIn(c)
  const action = id === undefined ? undefined : await actions.find(db, id)
  if (!action || scope.isWhole(actor, deed)) return action
  const theirs = action.published_at === null && action.group_id !== null && may({ ...actor, role: null }, deed, action.group_id)
  return theirs ? action : undefined
}

/** What a group's draft says stays as it is while it waits for a moderator. */
export const isHeld = (c: Context<Inside>, action: actions.Action) => isWaiting(action) && !scope.isWhole(c.var.actor, 'draft actions')
