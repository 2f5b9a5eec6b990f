import type { Context } from 'hono'
import { z } from 'zod'
import * as hearing from '#domain/membership/hearing.ts'
import * as levels from '#domain/membership/levels.ts'
import * as payments from '#domain/membership/payments.ts'
import * as report from '#domain/membership/report.ts'
import * as roll from '#domain/membership/roll.ts'
import * as standings from '#domain/membership/standings.ts'
import { everyMonth } from '#engines/charts/months.ts'
import { addMonths, dayOf } from '#engines/membership/days.ts'
import { room } from '#http/context.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { MembershipPage, type Provider } from '#office/membership/membership-page.tsx'
import { RollPage } from '#office/membership/roll-page.tsx'
import { numberShape } from '#office/number-shape.ts'

const monthsShown = 12
const limit = 50
const asked = z.object({ standing: z.enum(standings.stands).catch('member'), after: numberShape.optional().catch(undefined) })

export const membershipRoutes = room()

membershipRoutes.get(routes.office.membership.pattern, guard('read membership'), async (c) => {
  const { db, frame, actor } = c.var
  const today = dayOf(new Date())
  const [counts, known, latest, unclaimed, all, heard] = await Promise.all([
    standings.counts(db, today), report.months(db, addMonths(`${today.slice(0, 7)}-01`, 1 - monthsShown), today),
    payments.list(db, { limit: 8 }), payments.countUnclaimed(db), levels.list(db), hearing.lastHeard(db),
  ])
  const months = everyMonth(known, today.slice(0, 7), monthsShown, { joined: 0, renewed: 0, lapsed: 0 })
  return show(c, <MembershipPage frame={frame} actor={actor} counts={counts} months={months} latest={latest} unclaimed={unclaimed} providers={providersIn(c, heard)} hasLevels={all.length > 0} />)
})

membershipRoutes.get(routes.office.members.pattern, guard('read membership'), async (c) => {
  const { db, frame, actor } = c.var
  const { standing: stand, after } = asked.parse(c.req.query())
  const { shown, last } = onePage(await roll.list(db, { stand, after, on: dayOf(new Date()), limit: limit + 1 }), limit)
  return show(c, <RollPage frame={frame} actor={actor} stand={stand} people={shown} more={last?.id} first={after === undefined} />)
})

function providersIn(c: Context<Inside>, heard: Awaited<ReturnType<typeof hearing.lastHeard>>): Provider[] {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, ACTBLUE_LINK, ACTBLUE_WEBHOOK_USER, ACTBLUE_WEBHOOK_PASSWORD } = c.var.settings
  const state = (name: string, provider: payments.Provider, needed: Record<string, string | undefined>): Provider => {
    const missing = Object.entries(needed).flatMap(([setting, value]) => (value ? [] : [setting]))
    return { name, on: missing.length === 0, missing: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`, heard: heard.find((one) => one.provider === provider)?.at }
  }
  return [state('Stripe', 'stripe', { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }), state('ActBlue', 'actblue', { ACTBLUE_LINK, ACTBLUE_WEBHOOK_USER, ACTBLUE_WEBHOOK_PASSWORD })]
}
