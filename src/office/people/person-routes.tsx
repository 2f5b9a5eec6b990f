import type { Context } from 'hono'
import { z } from 'zod'
import * as agreements from '#domain/people/agreements.ts'
import * as editing from '#domain/people/editing.ts'
import * as merging from '#domain/people/merging.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { found } from '#office/people/found.ts'
import { PersonPage } from '#office/people/person-page.tsx'
import { readingOf } from '#office/people/reading.ts'

const { person: one, personChange, personConsents } = routes.office
const doneShape = z.object({ did: z.string().max(20).optional().catch(undefined), change: numberShape.optional().catch(undefined) })
const consentForm = z.object({
  channel: z.enum(['email', 'text', 'phone', 'post'], 'Choose how they may be reached.'),
  list: z.string().trim().min(1, 'Name the list.').max(60, 'A list’s name has at most 60 letters.').regex(/^[a-z0-9][a-z0-9 -]*$/, 'Lists are named in small letters, digits and hyphens.'),
  given: z.enum(['yes', 'no'], 'Say whether they agree.').transform((said) => said === 'yes'),
  wording: z.string().trim().min(1, 'Write the words, as exactly as you can.').max(1000, 'Write at most 1,000 letters.'),
})

export const personRoutes = room()

personRoutes.get(one.pattern, guard('read people'), (c) => showPerson(c))

/** Takes an edit back. */
personRoutes.delete(personChange.pattern, guard('edit people'), async (c) => {
  const person = await found(c)
  const change = numberShape.safeParse(c.req.param('change'))
  if (!person || !change.success) return c.notFound()
  const undone = await editing.undo(c.var.db, c.var.actor, person, change.data)
  return c.redirect(one.href(person, { did: undone ? 'undo' : 'not-undone' }), 303)
})

personRoutes.post(personConsents.pattern, guard('edit people'), async (c) => {
  const person = await found(c)
  if (!person) return c.notFound()
  const form = await readForm(c, consentForm)
  if (!form.ok) return showPerson(c, form)
  await agreements.record(c.var.db, c.var.actor, person, form.values)
  return c.redirect(one.href(person, { did: 'consent' }), 303)
})

/** The number of a record that became part of another leads to that one. */
async function elsewhere(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  const now = id.success && scope.isWhole(c.var.actor, 'read people') ? await merging.nowKnownAs(c.var.db, id.data) : undefined
  return now === undefined || now === id.data ? c.notFound() : c.redirect(one.href({ id: now }), 303)
}

async function showPerson(c: Context<Inside>, form?: Refused) {
  const person = await found(c)
  if (!person) return elsewhere(c)
  const { frame, actor } = c.var
  const done = doneShape.parse(c.req.query())
  return show(c, <PersonPage frame={frame} actor={actor} person={person} reading={await readingOf(c, person)} form={form} {...done} />, form ? 422 : 200)
}
