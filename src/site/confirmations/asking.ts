import type { Context } from 'hono'
import * as confirmations from '#domain/people/confirmations.ts'
import type { Env } from '#http/context.ts'
import { ownOrigin } from '#http/own-origin.ts'
import type { Details, Kinds } from '#site/confirmations/kinds.ts'

type Asking<Name extends keyof Kinds> = { kind: Name; details: Details<Name>; email: string; name: string; placeId?: string; personId?: number; wording: string }

/** A stranger asks for something: kept as it was typed until their address has said yes. The page that follows says so, whoever they are. */
export async function ask<Name extends keyof Kinds, Here extends Env>(c: Context<Here>, asking: Asking<Name>) {
  await confirmations.ask(c.var.db, { ...asking, origin: ownOrigin(c.var.settings, c.req.url) })
}
