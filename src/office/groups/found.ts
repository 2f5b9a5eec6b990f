import type { Context } from 'hono'
import * as groups from '#domain/groups/groups.ts'
import { type Deed, may } from '#domain/staff/may.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

/** The group of this address, for whoever may do this about it; for anybody else it is not there. */
export async function found<Here extends Inside>(c: Context<Here>, deed: Deed): Promise<groups.Group | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success && may(c.var.actor, deed, id.data) ? groups.find(c.var.db, id.data) : undefined
}

/** Who belongs to it may be seen, and changed, by those who run it and read its people: an editor does only the first. */
export const minds = ({ actor }: { actor: Inside['Variables']['actor'] }, { id }: Pick<groups.Group, 'id'>) => may(actor, 'run a group', id) && may(actor, 'read people', id)
