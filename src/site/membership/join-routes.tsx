import type { Context } from 'hono'
import { z } from 'zod'
import * as free from '#domain/membership/free.ts'
import * as joinings from '#domain/membership/joinings.ts'
import * as levels from '#domain/membership/levels.ts'
import * as standings from '#domain/membership/standings.ts'
import { dayOf } from '#engines/membership/days.ts'
import { refcodeFor } from '#engines/payments/actblue.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, readGiven, refuse, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { checkout } from '#platform/stripe.ts'
import { ask } from '#site/confirmations/asking.ts'
import { type Joining, readJoining } from '#site/membership/join-form.ts'
import { JoinPage } from '#site/membership/join-page.tsx'
import { JoinedPage, LetterComesPage, PaidPage, PayPage } from '#site/membership/step-page.tsx'
import { waysOpen } from '#site/membership/ways.ts'
import { money } from '#ui/money.ts'
import { Wait } from '#ui/wait.tsx'

const { join, joinings: steps, joining: step, joined } = routes.site
const joinWording = 'I want to become a member.'
const unreached = 'The payment page cannot be reached just now. Nothing was charged. Try again in a few minutes, or choose another way.'

export const joinRoutes = room()
for (const { pattern } of [steps, step, joined]) joinRoutes.use(pattern, unkept)

joinRoutes.get(join.pattern, async (c) => showJoin(c))

joinRoutes.post(steps.pattern, async (c) => {
  const { db, settings } = c.var
  const given = await readGiven(c)
  if (given.website) return c.redirect(joined.href({}, { by: 'letter' }), 303)
  if (await passing(c, 'signUps', given.proof) !== 'open') return showJoin(c, { form: asGiven(given), wait: true })
  const personId = (await c.var.who())?.personId ?? null
  const form = readJoining(given, { levels: await levels.open(db), ways: waysOpen(settings), known: personId !== null })
  if (!form.ok) return showJoin(c, { form })

  const { level, cents, name, email } = form.values
  if (!levels.isFree(level, cents)) return pay(c, form.values, personId, given)
  if (personId !== null) return c.redirect(joined.href({}, { by: await free.join(db, { id: personId }, level, dayOf(new Date())) ? 'joined' : 'before' }), 303)
  await ask(c, { kind: 'join-membership', details: { levelId: level.id }, email, name, wording: joinWording })
  return c.redirect(joined.href({}, { by: 'letter' }), 303)
})

joinRoutes.get(step.pattern, async (c) => {
  const key = z.uuid().safeParse(c.req.param('key'))
  const joining = key.success ? await joinings.find(c.var.db, key.data) : undefined
  const level = joining && await levels.find(c.var.db, joining.level_id)
  if (!joining?.href || !level) return c.redirect(join.href(), 303)
  return show(c, <PayPage frame={c.var.frame} sum={money(joining.cents, level.currency)} href={joining.href} host={new URL(joining.href).hostname} />)
})

/** Where every way of joining ends. What it says follows from the way taken, never from whom we know. */
joinRoutes.get(joined.pattern, async (c) => {
  const { frame } = c.var
  const by = c.req.query('by')
  if (by === 'letter') return show(c, <LetterComesPage frame={frame} />)
  if (by === 'joined' || by === 'before') return show(c, <JoinedPage frame={frame} fresh={by === 'joined'} />)
  return show(c, <PaidPage frame={frame} signedIn={!!(await c.var.who())} />)
})

/** Leads to the provider; what was typed here counts for nothing before the provider tells of the money. */
async function pay(c: Context<Env>, { level, cents, name, email, way, again }: Joining, personId: number | null, given: Record<string, string>) {
  const { db, settings, log } = c.var
  const begun = await joinings.begin(db, { level, cents, personId, name, email })
  if (way === 'actblue' && settings.ACTBLUE_LINK) {
    await joinings.lead(db, begun, actblue(settings.ACTBLUE_LINK, begun.id, cents))
    return c.redirect(step.href({ key: begun.id }), 303)
  }
  const origin = ownOrigin(settings, c.req.url)
  try {
    const every = again && level.every ? level.every : undefined
    const order = { reference: begun.id, name: `${c.var.frame.organization.name}: ${level.name}`, cents, currency: level.currency, every, email }
    await joinings.lead(db, begun, await checkout(settings, { ...order, paid: origin + joined.href(), left: origin + join.href() }))
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : '' }, 'the payment page could not be made')
    return showJoin(c, { form: refuse(given, 'way', unreached), status: 502 })
  }
  return c.redirect(step.href({ key: begun.id }), 303)
}

function actblue(link: string, key: string, cents: number): string {
  const url = new URL(link)
  url.searchParams.set('refcode', refcodeFor(key))
  url.searchParams.set('amount', (cents / 100).toFixed(2))
  return url.href
}

async function showJoin(c: Context<Env>, { form, wait = false, status = form ? 422 : 200 }: { form?: Refused; wait?: boolean; status?: 200 | 422 | 502 } = {}) {
  const { db, frame, settings } = c.var
  const [open, actor] = await Promise.all([levels.open(db), c.var.who()])
  const who = actor?.personId ? { name: actor.name, standing: await standings.ofPerson(db, { id: actor.personId }, dayOf(new Date())) } : undefined
  if (who) c.header('cache-control', 'no-store')
  const page = <JoinPage frame={frame} levels={open} ways={waysOpen(settings)} who={who} form={form} wait={wait && <Wait frame={frame} sentence={waitSentence} />} />
  return show(c, page, wait ? 429 : status)
}
