import type { Context } from 'hono'
import * as actions from '#domain/actions/actions.ts'
import type { Inside } from '#office/guard.ts'

/** The number in the address, when it is one that a table can hold. */
export function idIn(c: Context<Inside>): number | undefined {
  const text = c.req.param('id') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** The action that the address names. */
export async function found(c: Context<Inside>): Promise<actions.Action | undefined> {
  const id = idIn(c)
  return id === undefined ? undefined : actions.find(c.var.db, id)
}
