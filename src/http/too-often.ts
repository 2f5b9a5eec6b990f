import type { Context } from 'hono'
import type { Env } from '#http/context.ts'

const perClient = { burst: 12, perMinute: 2 }

/** Whether this network address has knocked at the doors to sign in more than a person does. */
export const isTooOften = (c: Context<Env>) => c.var.limits.spend(`sign-in:${c.var.client}`, perClient) === 'over'
