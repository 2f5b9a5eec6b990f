import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import * as accounts from '#domain/staff/accounts.ts'
import { may } from '#domain/staff/may.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import { type Env, room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { emailShape } from '#http/introduction.ts'
import { nextPath } from '#http/next-path.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { isTooOften } from '#http/too-often.ts'
import { unkept } from '#http/unkept.ts'
import { AskedPage, SignInPage } from '#site/sign-in/sign-in-page.tsx'
import { PressPage, SpentPage } from '#ui/link-pages.tsx'
import { TooOften } from '#ui/too-often.tsx'

const { signIn, signInLink, signedIn, signOut, account, accountWho } = routes.site
const shape = z.object({ email: emailShape })
const perAddress = { burst: 3, perMinute: 0.2 }

export const signInRoutes = room()
signInRoutes.use(`${signIn.pattern}/*`, unkept)

signInRoutes.get(signIn.pattern, async (c) => {
  if (c.req.query('asked')) return show(c, <AskedPage frame={c.var.frame} kept={!c.var.settings.SMTP_URL} />)
  return showSignIn(c)
})

signInRoutes.post(signIn.pattern, async (c) => {
  const form = await readForm(c, shape)
  if (!form.ok) return showSignIn(c, form)
  if (isTooOften(c)) return show(c, <TooOften frame={c.var.frame} />, 429)

  const { email } = form.values
  const address = createHash('sha256').update(email).digest('base64url')
  if (c.var.limits.spend(`sign-in letter:${address}`, perAddress) !== 'over') {
    await signingIn.ask(c.var.db, { email, next: nextPath(c.req.query('next')), origin: ownOrigin(c.var.settings, c.req.url) })
  }
  return c.redirect(signIn.href({}, { asked: 1 }), 303)
})

signInRoutes.get(signInLink.pattern, (c) => {
  const action = signInLink.href(c.req.param(), { next: nextPath(c.req.query('next')) })
  return show(c, <PressPage frame={c.var.frame} title="Sign in" lede="One more press, and you are in." button="Sign in" action={action} />)
})

signInRoutes.post(signInLink.pattern, async (c) => {
  if (isTooOften(c)) return show(c, <TooOften frame={c.var.frame} />, 429)
  const redeemed = await signingIn.redeem(c.var.auth, c.req.param('token'), c.req.header('user-agent'))
  if (!redeemed) return show(c, <SpentPage frame={c.var.frame} />, 410)
  await accounts.arrive(c.var.db, redeemed.email)
  for (const cookie of redeemed.cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(signedIn.href({}, { next: nextPath(c.req.query('next')) }), 303)
})

/** Whoever has just signed in goes on from here: where they wanted to, to the office, or to their own page. */
signInRoutes.get(signedIn.pattern, async (c) => {
  const actor = await c.var.who()
  if (!actor) return c.redirect(signIn.href(), 303)
  const next = nextPath(c.req.query('next'))
  const works = may(actor, 'enter the office')
  if (!works && (await accounts.household(c.var.db, actor)).open) return c.redirect(accountWho.href({}, { next }), 303)
  const allowed = works || !next?.startsWith(routes.office.home.href()) ? next : undefined
  return c.redirect(allowed ?? (works ? routes.office.home : account).href(), 303)
})

signInRoutes.post(signOut.pattern, async (c) => {
  const cookies = await signingIn.leave(c.var.auth, c.req.raw.headers)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(signIn.href(), 303)
})

async function showSignIn(c: Context<Env>, form?: Refused) {
  const next = nextPath(c.req.query('next'))
  return show(c, <SignInPage frame={c.var.frame} next={next} providers={[...c.var.providers.values()]} failed={!!c.req.query('failed')} form={form} />, form ? 422 : 200)
}
