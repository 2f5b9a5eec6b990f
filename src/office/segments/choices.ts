import type { Context } from 'hono'
import * as publishing from '#domain/actions/publishing.ts'
import * as groups from '#domain/groups/groups.ts'
import * as committees from '#domain/legislature/committees.ts'
import * as divisions from '#domain/legislature/divisions.ts'
import * as officials from '#domain/legislature/officials.ts'
import * as places from '#domain/legislature/places.ts'
import * as customFields from '#domain/people/custom-fields.ts'
import * as vocabulary from '#domain/people/vocabulary.ts'
import * as scope from '#domain/staff/scope.ts'
import * as volunteering from '#domain/volunteering/choices.ts'
import { subjectsFor } from '#office/segments/subjects.ts'
import type { Inside } from '#office/guard.ts'

export type Choices = Awaited<ReturnType<typeof choicesFor>>

/** What there is to choose from here and now, for this actor. */
export async function choicesFor(c: Context<Inside>) {
  const { db, actor } = c.var
  const layers = c.var.atlas().jurisdiction.layers.filter(({ key }) => key !== 'place')
  const [words, towns, districts, everybody, panels, named, offers, fields, actions] = await Promise.all([
    vocabulary.inUse(db, scope.reachOf(actor)), places.list(db), divisions.ofLayers(db, layers.map(({ key }) => key)), officials.list(db), committees.list(db),
    groups.names(db), volunteering.list(db), customFields.list(db), publishing.list(db),
  ])
  const subjects = await subjectsFor(c, actions.filter(({ published_at }) => published_at), named)
  return {
    ...words, towns, fields,
    languages: words.languages.filter((code) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(code)),
    officials: everybody.filter(({ district_id }) => districts.some(({ id }) => id === district_id)),
    committees: panels,
    groups: named,
    skills: offers.filter(({ kind }) => kind === 'skill'),
    issues: offers.filter(({ kind }) => kind === 'issue'),
    subjects,
    layers: layers.map(({ key, singular }) => ({ key, singular, districts: districts.filter(({ layer }) => layer === key) })),
    lists: [
      { value: 'email newsletter', words: 'the newsletter' },
      { value: 'email volunteering', words: 'calls for help' },
      ...named.map(({ id, name }) => ({ value: `email group:${id}`, words: `letters of ${name}` })),
    ],
  }
}
