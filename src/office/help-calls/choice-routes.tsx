import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import * as scope from '#domain/staff/scope.ts'
import * as choices from '#domain/volunteering/choices.ts'
import { room } from '#http/context.ts'
import { checkForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import type { Inside } from '#office/guard.ts'
import { ChoicesPage } from '#office/help-calls/choices-page.tsx'
import { numberShape } from '#office/number-shape.ts'
import { refusal } from '#office/refusal.tsx'

const { volunteerChoices, volunteerChoice } = routes.office
const name = z.string('Write a name.').trim().min(1, 'Write a name.').max(60, 'Write at most 60 letters.').regex(/^[^\n]*$/, 'Write the name on one line.')
const addition = z.object({ kind: z.enum(['skill', 'issue']), name })
const change = z.object({ name, offered: z.literal('yes').optional() })
const twice = 'That stands on the list already, perhaps among those that cannot be chosen.'

/** The lists are the whole organization's: nobody changes them for a group alone. */
const whole = createMiddleware<Inside>(async (c, next) => (scope.isWhole(c.var.actor, 'call for help') ? next() : refusal(c)))

export const choiceRoutes = room()

choiceRoutes.get(volunteerChoices.pattern, whole, (c) => showChoices(c))

choiceRoutes.post(volunteerChoices.pattern, whole, async (c) => {
  const given = await readGiven(c)
  const form = checkForm(given, addition)
  if (!form.ok) return showChoices(c, form)
  const added = await choices.add(c.var.db, c.var.actor, form.values.kind, form.values.name)
  return added === 'known already' ? showChoices(c, refuse(given, 'name', twice)) : c.redirect(volunteerChoices.href(), 303)
})

choiceRoutes.put(volunteerChoice.pattern, whole, async (c) => {
  const id = numberShape.safeParse(c.req.param('id'))
  const given = await readGiven(c)
  const form = checkForm(given, change)
  if (!form.ok) return showChoices(c, form)
  const saved = id.success ? await choices.change(c.var.db, c.var.actor, id.data, { name: form.values.name, offered: form.values.offered === 'yes' }) : 'gone'
  if (saved === 'known already') return showChoices(c, refuse(given, 'name', twice))
  return saved === 'gone' ? c.notFound() : c.redirect(volunteerChoices.href(), 303)
})

async function showChoices(c: Context<Inside>, form?: Refused) {
  return show(c, <ChoicesPage frame={c.var.frame} actor={c.var.actor} choices={await choices.list(c.var.db)} form={form} />, form ? 422 : 200)
}
