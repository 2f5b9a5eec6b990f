import type { Context } from 'hono'
import * as customFields from '#domain/people/custom-fields.ts'
import * as editing from '#domain/people/editing.ts'
import type { Person } from '#domain/people/person.ts'
import * as placing from '#domain/people/placing.ts'
import { room } from '#http/context.ts'
import { type Given, readGiven, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { differencesBetween } from '#office/people/differences.ts'
import { found } from '#office/people/found.ts'
import { givenFrom, readProfile } from '#office/people/person-form.ts'
import { PersonFormPage } from '#office/people/person-form-page.tsx'

const { people, newPerson, person: one, personForm } = routes.office

export const formRoutes = room()

formRoutes.get(newPerson.pattern, guard('edit people'), (c) => formPage(c, undefined, {}))

formRoutes.post(people.pattern, guard('edit people'), async (c) => {
  const { db, actor } = c.var
  const form = readProfile(await readGiven(c), await customFields.list(db))
  if (!form.ok) return formPage(c, undefined, form.given, form)
  const person = await editing.add(db, actor, await placing.openPlacer(db, c.var.atlas()), form.values)
  return c.redirect(one.href(person, { did: 'add' }), 303)
})

formRoutes.get(personForm.pattern, guard('edit people'), async (c) => {
  const person = await found(c)
  return person ? formPage(c, person, givenFrom(person, await editing.versionOf(c.var.db, person))) : c.notFound()
})

formRoutes.put(one.pattern, guard('edit people'), async (c) => {
  const { db, actor } = c.var
  const person = await found(c)
  if (!person) return c.notFound()
  const given = await readGiven(c)
  const form = readProfile(given, await customFields.list(db), person.fields)
  if (!form.ok) return formPage(c, person, given, form)
  const saved = await editing.edit(db, actor, await placing.openPlacer(db, c.var.atlas()), person, given.version ?? '', form.values)
  return saved ? c.redirect(one.href(person, { did: 'edit', change: saved.changed }), 303) : overtaken(c, given)
})

async function formPage(c: Context<Inside>, person: Person | undefined, given: Given, form?: Refused) {
  const { db, frame, actor } = c.var
  return show(c, <PersonFormPage frame={frame} actor={actor} person={person} given={given} form={form} fields={await customFields.list(db)} />, form ? 422 : 200)
}

/** Somebody else saved meanwhile: both versions, and the form with this one's words, ready to be saved over theirs. */
async function overtaken(c: Context<Inside>, yours: Given) {
  const { db, frame, actor } = c.var
  const person = await found(c)
  if (!person) return c.notFound()
  const fields = await customFields.list(db)
  const theirs = givenFrom(person, await editing.versionOf(db, person))
  const given = { ...yours, version: theirs.version ?? '' }
  return show(c, <PersonFormPage frame={frame} actor={actor} person={person} given={given} fields={fields} meanwhile={differencesBetween(theirs, yours, fields)} />, 409)
}
