import type { Context } from 'hono'
import * as actions from '#domain/actions/actions.ts'
import * as submissions from '#domain/actions/submissions.ts'
import { may } from '#domain/staff/may.ts'
import { room } from '#http/context.ts'
import { type Given, readGiven } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { givenFrom, pickedIn } from '#office/actions/action-form.ts'
import { ActionFormPage } from '#office/actions/action-form-page.tsx'
import { found, isHeld } from '#office/actions/found.ts'
import { choicesIn } from '#office/actions/choices-in.ts'
import { differencesBetween } from '#office/actions/differences.ts'
import { readDraft } from '#office/actions/read-draft.ts'
import { guard, type Inside } from '#office/guard.ts'

const blank: Given = { kind: 'call', addresses: 'representative' }

export const formRoutes = room()

formRoutes.get(routes.office.newAction.pattern, guard('draft actions'), async (c) => {
  const { frame, actor } = c.var
  return show(c, <ActionFormPage frame={frame} actor={actor} given={blank} choices={await choicesIn(c)} />)
})

formRoutes.post(routes.office.actions.pattern, guard('draft actions'), async (c) => {
  const { db, frame, actor } = c.var
  const choices = await choicesIn(c)
  const form = await readDraft(c, choices)
  if (!form.ok) return show(c, <ActionFormPage frame={frame} actor={actor} given={form.given} form={form} choices={choices} />, 422)

  const action = await actions.draft(db, actor, form.words, form.picked)
  return c.redirect(routes.office.action.href(action, { did: 'draft' }), 303)
})

formRoutes.get(routes.office.actionForm.pattern, guard('draft actions'), async (c) => {
  const action = await found(c, 'draft actions')
  if (!action) return c.notFound()
  if (isHeld(c, action)) return c.redirect(routes.office.action.href(action), 303)
  return formPage(c, action, givenFrom(action, await actions.pickedIds(c.var.db, action)))
})

formRoutes.put(routes.office.action.pattern, guard('draft actions'), async (c) => {
  const { db, frame, actor } = c.var
  const action = await found(c, 'draft actions')
  if (!action) return c.notFound()
  if (isHeld(c, action)) return c.redirect(routes.office.action.href(action), 303)
  const choices = await choicesIn(c, await actions.pickedIds(db, action))
  const form = await readDraft(c, choices, action)
  if (!form.ok) return show(c, <ActionFormPage frame={frame} actor={actor} action={action} given={form.given} form={form} choices={choices} />, 422)

  const given = await readGiven(c)
  const saved = await actions.edit(db, actor, action, Number(given.version) || 0, form.words, form.picked)
  if (saved) return c.redirect(routes.office.action.href(action, { did: 'edit' }), 303)
  return overtaken(c, given)
})

/** Somebody else saved meanwhile: both versions, and the form with this one's words, ready to be saved over theirs. */
async function overtaken(c: Context<Inside>, yours: Given) {
  const action = await found(c, 'draft actions')
  if (!action) return c.notFound()
  const theirs = givenFrom(action, await actions.pickedIds(c.var.db, action))
  const choices = await choicesIn(c, [...pickedIn(theirs), ...pickedIn(yours)])
  const meanwhile = differencesBetween(theirs, yours, choices)
  return show(c, <ActionFormPage frame={c.var.frame} actor={c.var.actor} action={action} given={{ ...yours, version: String(action.version) }} choices={choices} meanwhile={meanwhile} />, 409)
}

async function formPage(c: Context<Inside>, action: actions.Action, given: Given) {
  const { db, frame, actor } = c.var
  const choices = await choicesIn(c, pickedIn(given))
  const submission = may(actor, 'publish actions') ? await submissions.ofAction(db, action) : undefined
  return show(c, <ActionFormPage frame={frame} actor={actor} action={action} given={given} choices={choices} submission={submission} />)
}
