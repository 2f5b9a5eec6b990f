import { z } from 'zod'
import * as firstAdministrator from '#domain/staff/first-administrator.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import { room } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { isTooOften } from '#http/too-often.ts'
import { FirstSignInPage } from '#office/sign-in/first-sign-in-page.tsx'
import { SpentPage } from '#ui/link-pages.tsx'
import { TooOften } from '#ui/too-often.tsx'
import { emailShape, nameShape } from '#http/introduction.ts'

const { firstSignIn, home } = routes.office
const shape = z.object({ name: nameShape, email: emailShape })
const spent = 'It makes the first administrator, once, within a day. While there is none, starting the program again prints a new link.'

export const firstSignInRoutes = room()

firstSignInRoutes.get(firstSignIn.pattern, async (c) => {
  if (isTooOften(c)) return show(c, <TooOften frame={c.var.frame} />, 429)
  if (!await firstAdministrator.isOffered(c.var.db, c.req.param('token'))) return show(c, <SpentPage frame={c.var.frame} lede={spent} />, 410)
  return show(c, <FirstSignInPage frame={c.var.frame} token={c.req.param('token')} />)
})

firstSignInRoutes.post(firstSignIn.pattern, async (c) => {
  if (isTooOften(c)) return show(c, <TooOften frame={c.var.frame} />, 429)
  const form = await readForm(c, shape)
  if (!form.ok) return show(c, <FirstSignInPage frame={c.var.frame} token={c.req.param('token')} form={form} />, 422)
  const appointed = await firstAdministrator.appoint(c.var.db, c.req.param('token'), form.values)
  const cookies = appointed && await signingIn.signIn(c.var.auth, form.values.email, c.req.header('user-agent'))
  if (!cookies) return show(c, <SpentPage frame={c.var.frame} lede={spent} />, 410)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(home.href(), 303)
})
