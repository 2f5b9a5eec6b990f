import * as invitations from '#domain/staff/invitations.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { isTooOften } from '#http/too-often.ts'
import { PressPage, SpentPage } from '#ui/link-pages.tsx'
import { TooOften } from '#ui/too-often.tsx'

const { invitation, home } = routes.office
const spent = 'It works once, for a week. If you have used it, sign in with your e-mail address; otherwise ask for a new invitation.'

export const invitationRoutes = room()

invitationRoutes.get(invitation.pattern, (c) => {
  const { frame } = c.var
  const lede = `You are invited to work in the office of ${frame.organization.name}.`
  return show(c, <PressPage frame={frame} title="Welcome" lede={lede} button="Come in" action={invitation.href(c.req.param())} />)
})

invitationRoutes.post(invitation.pattern, async (c) => {
  if (isTooOften(c)) return show(c, <TooOften frame={c.var.frame} />, 429)
  const invited = await invitations.accept(c.var.db, c.req.param('token'))
  const cookies = invited && await signingIn.signIn(c.var.auth, invited.email, c.req.header('user-agent'))
  if (!cookies) return show(c, <SpentPage frame={c.var.frame} lede={spent} />, 410)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(home.href(), 303)
})
