import type { Context } from 'hono'
import { z } from 'zod'
import { may } from '#domain/staff/may.ts'
import * as staff from '#domain/staff/staff.ts'
import { type Env, room } from '#http/context.ts'
import { readForm, refuse, type Refused } from '#http/form.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { refusal } from '#office/refusal.tsx'
import { emailShape, nameShape } from '#http/introduction.ts'
import { MemberPage } from '#office/staff/member-page.tsx'
import { StaffPage } from '#office/staff/staff-page.tsx'

const { staff: all, staffMember } = routes.office
const roleShape = z.enum(['administrator', 'organiser', 'editor', 'auditor'], 'Choose one of the roles.')
const invitationShape = z.object({ name: nameShape, email: emailShape, role: roleShape })
const changeShape = z.object({ role: roleShape })
const lastOne = 'This is the last administrator. Make somebody else one first; an office without any could not let anybody in again.'

export const staffRoutes = room()

staffRoutes.get(all.pattern, (c) => showStaff(c))

staffRoutes.post(all.pattern, async (c) => {
  const { actor, db, settings } = c.var
  if (!may(actor, 'invite staff')) return refusal(c)
  const form = await readForm(c, invitationShape)
  if (!form.ok) return showStaff(c, form)
  if (await staff.invite(db, actor, form.values, ownOrigin(settings, c.req.url))) return c.redirect(all.href(), 303)
  return showStaff(c, refuse(form.values, 'email', 'Somebody with this address works here already.'))
})

staffRoutes.get(staffMember.pattern, (c) => showMember(c, c.req.param('id')))

staffRoutes.put(staffMember.pattern, async (c) => {
  const { actor, db } = c.var
  if (!may(actor, 'change roles')) return refusal(c)
  const form = await readForm(c, changeShape)
  if (!form.ok) return showMember(c, c.req.param('id'), form.errors.role?.[0])
  return answer(c, c.req.param('id'), (id) => staff.changeRole(db, actor, id, form.values.role))
})

staffRoutes.delete(staffMember.pattern, async (c) => {
  const { actor, db } = c.var
  if (!may(actor, 'change roles')) return refusal(c)
  return answer(c, c.req.param('id'), (id) => staff.withdraw(db, actor, id))
})

async function showStaff(c: Context<Env>, form?: Refused) {
  const { actor, db, frame } = c.var
  if (!may(actor, 'invite staff')) return refusal(c)
  return show(c, <StaffPage frame={frame} actor={actor} members={await staff.list(db)} form={form} />, form ? 422 : 200)
}

async function showMember(c: Context<Env>, given: string, wrong?: string) {
  const { actor, db, frame } = c.var
  if (!may(actor, 'change roles')) return refusal(c)
  const id = z.uuid().safeParse(given)
  const member = id.success && await staff.find(db, id.data)
  return member ? show(c, <MemberPage frame={frame} actor={actor} member={member} wrong={wrong} />, wrong ? 422 : 200) : c.notFound()
}

async function answer(c: Context<Env>, given: string, change: (id: string) => Promise<staff.Change>) {
  const id = z.uuid().safeParse(given)
  const became = id.success ? await change(id.data) : 'gone'
  if (became === 'last administrator') return showMember(c, given, lastOne)
  return became === 'gone' ? c.notFound() : c.redirect(all.href(), 303)
}
