import * as standings from '#domain/membership/standings.ts'
import { type Actor, may } from '#domain/staff/may.ts'
import type { Day } from '#engines/membership/days.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Audience = Row<'pages'>['audience']

/**
 * The one place where it is decided who may read a thing that is not for everybody: members in good standing on that day, in grace too, and
 * whoever works here.
 */
export async function mayRead(db: Db, actor: Actor | undefined, { audience }: { audience: Audience }, on: Day): Promise<boolean> {
  if (audience === 'everyone') return true
  if (!actor) return false
  const { personId } = actor
  if (may(actor, 'enter the office')) return true
  if (audience === 'staff' || personId === null) return false
  const { standing } = await standings.ofPerson(db, { id: personId }, on)
  return standing === 'member' || standing === 'grace'
}
