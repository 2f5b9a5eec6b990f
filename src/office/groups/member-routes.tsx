import { z } from 'zod'
import * as invitations from '#domain/groups/invitations.ts'
import * as members from '#domain/groups/members.ts'
import { room } from '#http/context.ts'
import { readForm, refuse } from '#http/form.ts'
import { emailShape } from '#http/introduction.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { desk } from '#office/groups/desk.tsx'
import { found, minds } from '#office/groups/found.ts'
import { guard } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

const roleShape = z.enum(['member', 'organiser', 'lead'], 'Choose one of the roles.')
const lastLead = 'This is the last lead. Make somebody else one first: a group at work is led by somebody.'

export const memberRoutes = room()

memberRoutes.post(routes.office.groupInvitations.pattern, guard('run a group'), async (c) => {
  const { db, actor, settings } = c.var
  const group = await found(c, 'run a group')
  if (!group || !minds(c.var, group)) return c.notFound()
  const form = await readForm(c, z.object({ email: emailShape, role: roleShape }))
  if (!form.ok) return desk(c, group, { invitation: form })
  const became = await invitations.invite(db, actor, group, form.values, ownOrigin(settings, c.req.url))
  return became === 'sent'
    ? c.redirect(routes.office.group.href(group, { did: 'invited' }), 303)
    : desk(c, group, { invitation: refuse(form.values, 'email', 'A hundred invitations wait for an answer already. Take some back first.') })
})

memberRoutes.delete(routes.office.groupInvitation.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  const id = numberShape.safeParse(c.req.param('invitation'))
  if (!group || !id.success || !minds(c.var, group)) return c.notFound()
  await invitations.takeBack(c.var.db, c.var.actor, group, id.data)
  return c.redirect(routes.office.group.href(group, { did: 'took-back' }), 303)
})

memberRoutes.put(routes.office.groupMember.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  const person = numberShape.safeParse(c.req.param('person'))
  if (!group || !person.success || !minds(c.var, group)) return c.notFound()
  const form = await readForm(c, z.object({ role: roleShape }))
  if (!form.ok) return desk(c, group, { wrong: 'Choose one of the roles.' })
  const became = await members.changeRole(c.var.db, c.var.actor, group, { id: person.data }, form.values.role)
  if (became === 'last lead') return desk(c, group, { wrong: lastLead })
  return became === 'gone' ? c.notFound() : c.redirect(routes.office.group.href(group, { did: 'role' }), 303)
})

memberRoutes.delete(routes.office.groupMember.pattern, guard('run a group'), async (c) => {
  const group = await found(c, 'run a group')
  const person = numberShape.safeParse(c.req.param('person'))
  if (!group || !person.success || !minds(c.var, group)) return c.notFound()
  const became = await members.remove(c.var.db, c.var.actor, group, { id: person.data })
  if (became === 'last lead') return desk(c, group, { wrong: lastLead })
  return became === 'gone' ? c.notFound() : c.redirect(routes.office.group.href(group, { did: 'removed' }), 303)
})
