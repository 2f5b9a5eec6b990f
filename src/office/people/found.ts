import type { Context } from 'hono'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'
import { within } from '#domain/people/reach.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

/** The person that the address names, when they are within this actor's reach. */
export async function found(c: Context<Inside>): Promise<Person | undefined> {
  const { db, actor } = c.var
  const id = numberShape.safeParse(c.req.param('id'))
  if (!id.success) return undefined
  const reach = scope.reachOf(actor)
  if (reach === 'everyone') return people.find(db, id.data)
  return within(db, reach).selectAll('people').where('people.id', '=', id.data).executeTakeFirst()
}
