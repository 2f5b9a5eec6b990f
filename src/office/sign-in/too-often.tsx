import type { Context } from 'hono'
import type { Env } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { DoorLayout } from '#office/sign-in/door-layout.tsx'

const perClient = { burst: 12, perMinute: 2 }

/** Whether this network address has knocked more than a person does. */
export const isTooOften = (c: Context<Env>) => c.var.limits.spend(`sign-in:${c.var.client}`, perClient) === 'over'

export const TooOften = ({ frame }: { frame: Frame }) =>
  <DoorLayout frame={frame} title="That was often" lede="From your network we have been asked many times in a row. Wait a minute, then try again." />
