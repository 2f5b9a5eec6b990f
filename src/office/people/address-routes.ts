import { z } from 'zod'
import * as undeliverable from '#domain/people/undeliverable.ts'
import { room } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { guard } from '#office/guard.ts'
import { found } from '#office/people/found.ts'

const { person: one, personUndeliverable } = routes.office
const addressForm = z.object({ email: z.string().trim().min(3).max(320) })

export const addressRoutes = room()

/** Writes to an address again from which letters came back. */
addressRoutes.delete(personUndeliverable.pattern, guard('edit people'), async (c) => {
  const person = await found(c)
  const form = await readForm(c, addressForm)
  if (!person || !form.ok) return c.notFound()
  const lifted = await undeliverable.lift(c.var.db, c.var.actor, person, form.values.email)
  return c.redirect(one.href(person, { did: lifted ? 'lift' : 'lifted' }), 303)
})
