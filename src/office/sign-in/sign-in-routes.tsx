import { createHash } from 'node:crypto'
import { z } from 'zod'
import * as signingIn from '#domain/staff/signing-in.ts'
import { room } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { nextPath } from '#http/next-path.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { isTooOften, TooOften } from '#office/sign-in/too-often.tsx'
import { AskedPage, PressPage, SignInPage, SpentPage } from '#office/sign-in/sign-in-page.tsx'
import { emailShape } from '#office/staff/introduction.ts'

const { signIn, signInLink, signOut, home } = routes.office
const shape = z.object({ email: emailShape })
const perAddress = { burst: 3, perMinute: 0.2 }

export const signInRoutes = room()

signInRoutes.get(signIn.pattern, async (c) => {
  if (c.req.query('asked')) return show(c, <AskedPage frame={c.var.frame} kept={!c.var.settings.SMTP_URL} />)
  return show(c, <SignInPage frame={c.var.frame} next={nextPath(c.req.query('next'), home.href())} />)
})

signInRoutes.post(signIn.pattern, async (c) => {
  const next = nextPath(c.req.query('next'), home.href())
  const form = await readForm(c, shape)
  if (!form.ok) return show(c, <SignInPage frame={c.var.frame} next={next} form={form} />, 422)
  if (isTooOften(c)) return show(c, <TooOften frame={c.var.frame} />, 429)

  const { email } = form.values
  const address = createHash('sha256').update(email).digest('base64url')
  if (c.var.limits.spend(`sign-in letter:${address}`, perAddress) !== 'over') {
    await signingIn.ask(c.var.db, { email, next, origin: ownOrigin(c.var.settings, c.req.url) })
  }
  return c.redirect(signIn.href({}, { asked: 1 }), 303)
})

signInRoutes.get(signInLink.pattern, (c) => {
  const action = signInLink.href(c.req.param(), { next: nextPath(c.req.query('next'), home.href()) })
  return show(c, <PressPage frame={c.var.frame} title="Sign in to the office" lede="One more press, and you are in." button="Sign in" action={action} />)
})

signInRoutes.post(signInLink.pattern, async (c) => {
  if (isTooOften(c)) return show(c, <TooOften frame={c.var.frame} />, 429)
  const cookies = await signingIn.redeem(c.var.auth, c.req.param('token'), c.req.header('user-agent'))
  if (!cookies) return show(c, <SpentPage frame={c.var.frame} />, 410)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(nextPath(c.req.query('next'), home.href()), 303)
})

signInRoutes.post(signOut.pattern, async (c) => {
  const cookies = await signingIn.leave(c.var.auth, c.req.raw.headers)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(signIn.href(), 303)
})
