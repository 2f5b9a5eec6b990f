import type { Context } from 'hono'
import * as actions from '#domain/actions/actions.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as planks from '#domain/agenda/planks.ts'
import * as committees from '#domain/legislature/committees.ts'
import * as officials from '#domain/legislature/officials.ts'
import { room } from '#http/context.ts'
import { type Given, readForm, readGiven, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { actionForm, draftFrom, givenFrom, pickedIn } from '#office/actions/action-form.ts'
import { ActionFormPage } from '#office/actions/action-form-page.tsx'
import type { Choices } from '#office/actions/addressees.tsx'
import { found } from '#office/actions/found.ts'
import { differencesBetween } from '#office/actions/differences.ts'
import { guard, type Inside } from '#office/guard.ts'
import { lackWords } from '#office/actions/lack-words.ts'

type Read = { ok: true; words: actions.Draft; picked: number[] } | ReturnType<typeof refuse>

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
  const action = await found(c)
  return action ? formPage(c, action, givenFrom(action, await actions.pickedIds(c.var.db, action))) : c.notFound()
})

formRoutes.put(routes.office.action.pattern, guard('draft actions'), async (c) => {
  const { db, frame, actor } = c.var
  const action = await found(c)
  if (!action) return c.notFound()
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
  const action = await found(c)
  if (!action) return c.notFound()
  const theirs = givenFrom(action, await actions.pickedIds(c.var.db, action))
  const choices = await choicesIn(c, [...pickedIn(theirs), ...pickedIn(yours)])
  const meanwhile = differencesBetween(theirs, yours, choices)
  return show(c, <ActionFormPage frame={c.var.frame} actor={c.var.actor} action={action} given={{ ...yours, version: String(action.version) }} choices={choices} meanwhile={meanwhile} />, 409)
}

async function formPage(c: Context<Inside>, action: actions.Action, given: Given) {
  const choices = await choicesIn(c, pickedIn(given))
  return show(c, <ActionFormPage frame={c.var.frame} actor={c.var.actor} action={action} given={given} choices={choices} />)
}

/** Whom an action may address here: offices that everybody shares or that districts decide one of, committees, and everybody by name. */
async function choicesIn(c: Context<Inside>, picked: readonly number[] = []): Promise<Choices> {
  const { db } = c.var
  const offices = c.var.atlas().jurisdiction.posts.filter(({ branch }) => branch === 'executive').map(({ key, title }) => ({ key, title }))
  const [sitting, known, all, platform] = await Promise.all([officials.list(db), officials.withIds(db, picked), committees.list(db), planks.whole(db)])
  const gone = known.filter(({ id }) => !sitting.some((official) => official.id === id))
  const former = gone.map(({ terms: [term], ...official }) => {
    const { district = '', district_id = '' } = term ?? {}
    return { ...official, office: '', title: 'No longer in office', short_title: '', district, district_id }
  })
  return { offices, committees: all, officials: [...sitting, ...former], planks: platform.flatMap((agenda) => agenda.planks) }
}

/** What was typed, checked against what there is here, and for a published action against what visitors need. */
async function readDraft(c: Context<Inside>, choices: Choices, action?: actions.Action): Promise<Read> {
  const form = await readForm(c, actionForm)
  if (!form.ok) return form
  const given = await readGiven(c)
  const words = draftFrom(form.values)
  const picked = words.addresses === 'picked' ? pickedIn(given).filter((id) => choices.officials.some((official) => official.id === id)) : []
  if (words.office && !choices.offices.some(({ key }) => key === words.office)) return refuse(given, 'office', 'There is no such office here. Choose one of the list.')
  if (words.committee_id && !choices.committees.some(({ id }) => id === words.committee_id)) return refuse(given, 'committee_id', 'There is no such committee now. Choose one of the list.')

  if (words.plank_id && !choices.planks.some(({ id }) => id === words.plank_id)) return refuse(given, 'plank_id', 'There is no such plank now. Choose one of the list.')

  const [lack] = action?.published_at ? publishing.lacks({ ...words, closes_at: null }, picked) : []
  return lack ? refuse(given, lackWords[lack].field, `Visitors can see this action, so it needs ${lackWords[lack].words}. Unpublish it first to take that away.`) : { ok: true, words, picked }
}
