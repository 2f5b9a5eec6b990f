import type { Context } from 'hono'
import { z } from 'zod'
import * as invitations from '#domain/groups/invitations.ts'
import { type Env, room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { nameShape } from '#http/introduction.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { InvitationPage, SpentPage } from '#site/groups/invitation-page.tsx'
import { joinPromise } from '#ui/group-words.ts'

const { groupInvitation } = routes.site
const acceptForm = z.object({ name: nameShape })

export const invitationRoutes = room()
invitationRoutes.use(groupInvitation.pattern, unkept)

/** Looking uses nothing up. */
invitationRoutes.get(groupInvitation.pattern, (c) => page(c))

invitationRoutes.post(groupInvitation.pattern, async (c) => {
  const { db } = c.var
  const form = await readForm(c, acceptForm)
  if (!form.ok) return page(c, form)
  const invited = await invitations.find(db, c.req.param('token'))
  if (!invited || !await invitations.accept(db, c.req.param('token'), { name: form.values.name, wording: joinPromise(invited.group.name) })) return show(c, <SpentPage frame={c.var.frame} />, 410)
  return c.redirect(routes.site.group.href(invited.group, { did: 'joined' }), 303)
})

async function page(c: Context<Env>, form?: Refused) {
  const token = c.req.param('token') ?? ''
  const invited = await invitations.find(c.var.db, token)
  return invited ? show(c, <InvitationPage frame={c.var.frame} invited={invited} token={token} form={form} />, form ? 422 : 200) : show(c, <SpentPage frame={c.var.frame} />, 410)
}
