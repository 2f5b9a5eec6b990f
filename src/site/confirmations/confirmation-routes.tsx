import type { Context } from 'hono'
import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import * as places from '#domain/legislature/places.ts'
import * as confirmations from '#domain/people/confirmations.ts'
import * as accounts from '#domain/staff/accounts.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import { type Env, room } from '#http/context.ts'
import { readGiven } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { hashOf } from '#platform/tokens.ts'
import { ConfirmationPage, ConfirmedPage, SpentPage } from '#site/confirmations/confirmation-page.tsx'
import { kindNamed, type Next } from '#site/confirmations/kinds.ts'

const { confirmation, signInLink } = routes.site

export const confirmationRoutes = room()
confirmationRoutes.use(confirmation.pattern, unkept)

confirmationRoutes.get(confirmation.pattern, async (c) => {
  const { db } = c.var
  const waiting = await confirmations.waiting(db, c.req.param('token'))
  return waiting.length === 0 ? spent(c) : showWaiting(c, c.req.param('token'), waiting)
})

confirmationRoutes.post(confirmation.pattern, async (c) => {
  const { db, auth, frame } = c.var
  const given = await readGiven(c)
  const ids = Object.keys(given).flatMap((name) => (/^confirm-\d{1,15}$/.test(name) ? [Number(name.slice(8))] : []))
  const elsewhere = (await confirmations.waiting(db, c.req.param('token'))).filter((asked) => !isHere(c, asked))
  if (elsewhere.some(({ id }) => ids.includes(id))) return showWaiting(c, c.req.param('token'), elsewhere)
  const next: Next[] = []
  const done = new Set<string>()
  const confirmed = await confirmations.confirm(db, c.req.param('token'), ids, async (tx, person, asked) => {
    const step = await kindNamed(asked.kind)?.carryOut(tx, person, asked)
    done.add(asked.kind)
    if (step) next.push(step)
  })
  if (!confirmed) return spent(c)
  const names = confirmed.people.flatMap(({ name }) => (name ? [name] : []))
  const [town] = confirmed.people.flatMap(({ place_id: id }) => (id ? [id] : []))
  const near = town ? await groups.forPlace(db, town) : []
  const account = confirmed.people.length > 0 ? await accounts.open(db, confirmed.email) : undefined
  const signIn = account && !frame.signedIn ? signInLink.href({ token: await signingIn.issue(auth, account.email) }) : undefined
  return show(c, <ConfirmedPage frame={frame} names={names} done={[...done]} next={next} near={near} signIn={signIn} />)
})

async function showWaiting(c: Context<Env>, token: string, waiting: confirmations.Asked[]) {
  const { db, frame } = c.var
  const named = await Promise.all(waiting.map(async (asked) => ({
    ...asked, here: isHere(c, asked), town: asked.place_id ? (await places.find(db, asked.place_id))?.display_name : undefined,
  })))
  return show(c, <ConfirmationPage frame={frame} token={token} waiting={named} />)
}

/** Some things may only be confirmed in the browser in which they were begun. */
function isHere(c: Context<Env>, { details }: confirmations.Asked) {
  const bound = z.object({ browser: z.string() }).safeParse(details)
  return !bound.success || bound.data.browser === hashOf(c.var.visitor.attempt?.state ?? '')
}

const spent = (c: Context<Env>) => show(c, <SpentPage frame={c.var.frame} />, 410)
