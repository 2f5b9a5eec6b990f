import type { Context } from 'hono'
import * as mailings from '#domain/newsletter/mailings.ts'
import { mayWrite } from '#domain/newsletter/rights.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

/** A mailing that is this actor's business; another group's is not there for them. */
export async function mailingIn(c: Context<Inside>): Promise<mailings.Mailing | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  const found = id.success ? await mailings.find(c.var.db, id.data) : undefined
  return found && mayWrite(c.var.actor, found) ? found : undefined
}
