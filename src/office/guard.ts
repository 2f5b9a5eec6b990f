import { createMiddleware } from 'hono/factory'
import { type Deed, may } from '#domain/staff/may.ts'
import { refusal } from '#office/refusal.tsx'
import type { Actor, Env } from '#http/context.ts'

/** An address inside the office: somebody who may is there. */
export type Inside = Env & { Variables: { actor: Actor } }

/** Lets those in who may do this; others are told whom to ask. */
export const guard = (deed: Deed) =>
  createMiddleware<Inside>(async (c, next) => (may(c.var.actor, deed) ? next() : refusal(c)))
