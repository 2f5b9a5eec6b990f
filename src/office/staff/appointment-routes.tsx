import type { Context } from 'hono'
import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import * as appointments from '#domain/staff/appointments.ts'
import { room } from '#http/context.ts'
import { readForm, refuse, type Refused } from '#http/form.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { AppointmentsPage } from '#office/staff/appointments-page.tsx'
import { emailShape, nameShape } from '#http/introduction.ts'

const { appointments: all, appointment } = routes.office
const shape = z.object({
  name: nameShape,
  email: emailShape,
  group: z.coerce.number('Choose a group.').int().positive('Choose a group.'),
  role: z.enum(['organiser', 'editor', 'lead', 'auditor'], 'Choose one of the roles.'),
})

export const appointmentRoutes = room()

appointmentRoutes.get(all.pattern, guard('invite staff'), (c) => showAll(c))

appointmentRoutes.post(all.pattern, guard('invite staff'), async (c) => {
  const { db, actor, settings } = c.var
  const form = await readForm(c, shape)
  if (!form.ok) return showAll(c, form)
  const { name, email, group, role } = form.values
  if (!await groups.find(db, group)) return showAll(c, refuse({ name, email, role, group: String(group) }, 'group', 'That group is not there any more. Choose another.'))
  await appointments.appoint(db, actor, { name, email, groupId: group, role }, ownOrigin(settings, c.req.url))
  return c.redirect(all.href(), 303)
})

appointmentRoutes.delete(appointment.pattern, guard('invite staff'), async (c) => {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success && await appointments.end(c.var.db, c.var.actor, id.data) ? c.redirect(all.href(), 303) : c.notFound()
})

async function showAll(c: Context<Inside>, form?: Refused) {
  const { db, frame, actor } = c.var
  const [list, choices] = await Promise.all([appointments.list(db), groups.names(db)])
  return show(c, <AppointmentsPage frame={frame} actor={actor} appointments={list} groups={choices} form={form} />, form ? 422 : 200)
}
