import type { Context } from 'hono'
import { z } from 'zod'
import * as customFields from '#domain/people/custom-fields.ts'
import { room } from '#http/context.ts'
import { readForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { fieldForm, newFieldForm, refusalOf } from '#office/fields/field-form.ts'
import { FieldsPage } from '#office/fields/fields-page.tsx'
import { guard, type Inside } from '#office/guard.ts'

const { fields: all, field: one, fieldRank } = routes.office
const moveShape = z.object({ towards: z.enum(['beginning', 'end']) })

export const fieldRoutes = room()

fieldRoutes.get(all.pattern, guard('define fields'), (c) => showFields(c))

fieldRoutes.post(all.pattern, guard('define fields'), async (c) => {
  const form = await readForm(c, newFieldForm)
  if (!form.ok) return showFields(c, form)
  const { label, kind, choices } = form.values
  const wrong = refusalOf(kind, choices)
  if (wrong) return showFields(c, refuse(await readGiven(c), 'choices', wrong))
  await customFields.define(c.var.db, c.var.actor, { label, kind, choices: kind === 'choice' ? choices : [] })
  return c.redirect(all.href({}, { did: 'define' }), 303)
})

fieldRoutes.put(one.pattern, guard('define fields'), async (c) => {
  const { db, actor } = c.var
  const field = await found(c)
  if (!field) return c.notFound()
  const form = await readForm(c, fieldForm)
  if (!form.ok) return showFields(c, form, field.key)
  const { label, choices } = form.values
  const wrong = refusalOf(field.kind, choices)
  if (wrong) return showFields(c, refuse(await readGiven(c), 'choices', wrong), field.key)
  await customFields.rename(db, actor, field, { label, choices: field.kind === 'choice' ? choices : [] })
  return c.redirect(all.href({}, { did: 'rename' }), 303)
})

fieldRoutes.put(fieldRank.pattern, guard('define fields'), async (c) => {
  const { db, actor } = c.var
  const field = await found(c)
  const form = await readForm(c, moveShape)
  if (!field || !form.ok) return c.notFound()
  await customFields.move(db, actor, field, form.values.towards)
  return c.redirect(all.href(), 303)
})

fieldRoutes.delete(one.pattern, guard('define fields'), async (c) => {
  const { db, actor } = c.var
  const field = await found(c)
  if (!field) return c.notFound()
  await customFields.remove(db, actor, field)
  return c.redirect(all.href({}, { did: 'remove' }), 303)
})

async function found(c: Context<Inside>) {
  const key = c.req.param('key')
  return (await customFields.list(c.var.db)).find((field) => field.key === key)
}

/** `key`: the field whose form was refused; without one it was the form for a new field. */
async function showFields(c: Context<Inside>, form?: Refused, key?: string) {
  const { db, frame, actor } = c.var
  const [fields, uses] = await Promise.all([customFields.list(db), customFields.uses(db)])
  return show(c, <FieldsPage frame={frame} actor={actor} fields={fields} uses={uses} form={form} refused={key} did={c.req.query('did')} />, form ? 422 : 200)
}
