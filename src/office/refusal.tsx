import type { Context } from 'hono'
import type { Env } from '#http/context.ts'
import { show } from '#http/show.ts'
import { Trouble } from '#ui/trouble.tsx'

/** Signed in, but this is not for them. */
export function refusal<Here extends Env>(c: Context<Here>) {
  return show(c, <Trouble frame={c.var.frame} title="That is not yours to open" sentence="Only administrators of this office may do that. Ask one of them if you need it." />, 403)
}
