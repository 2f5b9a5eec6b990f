import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import * as accounts from '#domain/staff/accounts.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import { type Env, room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { passing } from '#http/gate.ts'
import { emailShape } from '#http/introduction.ts'
import { nextPath } from '#http/next-path.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { isTooOften } from '#http/too-often.ts'
import { hashOf } from '#platform/tokens.ts'
import { ask } from '#site/confirmations/asking.ts'
import { AddressAskedPage, AddressPage } from '#site/sign-in/sign-in-page.tsx'
import { TooOften } from '#ui/too-often.tsx'

const { signIn, signInWith, signInBack, signInAddress, signedIn } = routes.site
const shape = z.object({ email: emailShape })
const fresh = () => randomBytes(32).toString('base64url')

export const providerRoutes = room()

/** Sets out: what must come back unchanged stays in this browser, signed; nothing is written down here. */
providerRoutes.get(signInWith.pattern, async (c) => {
  const provider = c.var.providers.get(c.req.param('provider'))
  if (!provider) return c.notFound()
  if (isTooOften(c)) return show(c, <TooOften frame={c.var.frame} />, 429)
  const attempt = { provider: provider.id, state: fresh(), codeVerifier: fresh(), next: nextPath(c.req.query('next')) }
  const away = await provider.begin({ ...attempt, redirectURI: backOf(c, provider.id) }).catch(() => undefined)
  if (!away) return failed(c)
  await c.var.visitor.setOut(attempt)
  return c.redirect(away.href, 303)
})

/** Comes back with a code, good only for the browser that set out. */
providerRoutes.get(signInBack.pattern, async (c) => {
  const { visitor, providers, db, auth } = c.var
  const provider = providers.get(c.req.param('provider'))
  const { attempt } = visitor
  const { code, state } = c.req.query()
  if (!provider || !code || !state || attempt?.provider !== provider.id || !isSame(attempt.state, state)) return failed(c)

  const presented = await provider.finish({ code, codeVerifier: attempt.codeVerifier, redirectURI: backOf(c, provider.id) }).catch(() => undefined)
  if (!presented) return failed(c)
  const account = await accounts.presented(db, presented)
  if (!account) {
    await visitor.setOut({ ...attempt, state: fresh(), presented: { subject: presented.subject, name: presented.name } })
    return c.redirect(signInAddress.href(), 303)
  }
  const cookies = await signingIn.signIn(auth, account.email, c.req.header('user-agent'))
  if (!cookies) return failed(c)
  visitor.arrive()
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(signedIn.href({}, { next: attempt.next }), 303)
})

providerRoutes.get(signInAddress.pattern, (c) => showAddress(c))

/** Whose address was typed is not known before a letter to it is answered in this very browser. */
providerRoutes.post(signInAddress.pattern, async (c) => {
  const { attempt } = c.var.visitor
  if (!attempt?.presented) return failed(c)
  const form = await readForm(c, shape)
  if (!form.ok) return showAddress(c, form)
  if (await passing(c, 'signUps') === 'wait') return show(c, <TooOften frame={c.var.frame} />, 429)
  const { subject, name } = attempt.presented
  const details = { provider: attempt.provider, subject, name, browser: hashOf(attempt.state) }
  await c.var.visitor.setOut(attempt, { days: 7 })
  await ask(c, { kind: 'sign-in-with', email: form.values.email, name: '', details, wording: '' })
  return show(c, <AddressAskedPage frame={c.var.frame} kept={!c.var.settings.SMTP_URL} />)
})

function showAddress(c: Context<Env>, form?: Refused) {
  const { providers, visitor, frame } = c.var
  const provider = visitor.attempt?.presented && providers.get(visitor.attempt.provider)
  if (!provider) return failed(c)
  return show(c, <AddressPage frame={frame} name={provider.name} form={form} />, form ? 422 : 200)
}

const backOf = (c: Context<Env>, provider: string) => ownOrigin(c.var.settings, c.req.url) + signInBack.href({ provider })

/** An attempt that failed is over. */
function failed(c: Context<Env>) {
  c.var.visitor.arrive()
  return c.redirect(signIn.href({}, { failed: 1 }), 303)
}

const isSame = (one: string, other: string) => one.length === other.length && timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)))
