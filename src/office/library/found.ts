import type { Context } from 'hono'
import * as resources from '#domain/library/resources.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

/** The resource that the address names. */
export async function found<Here extends Inside>(c: Context<Here>): Promise<resources.Resource | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? resources.find(c.var.db, id.data) : undefined
}
