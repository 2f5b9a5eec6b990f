import type { Context } from 'hono'
import * as members from '#domain/groups/members.ts'
import * as divisions from '#domain/legislature/divisions.ts'
import * as officials from '#domain/legislature/officials.ts'
import * as standings from '#domain/membership/standings.ts'
import * as agreements from '#domain/people/agreements.ts'
import * as customFields from '#domain/people/custom-fields.ts'
import * as households from '#domain/people/households.ts'
import * as origins from '#domain/people/origins.ts'
import type { Person } from '#domain/people/person.ts'
import * as returns from '#domain/people/returns.ts'
import * as timeline from '#domain/people/timeline.ts'
import * as undeliverable from '#domain/people/undeliverable.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import * as choices from '#domain/volunteering/choices.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { today } from '#ui/day.tsx'

const factsPerPage = 25

export type Reading = Awaited<ReturnType<typeof readingOf>>

/** All that a person's page shows, every panel read at the same time and only for those who may see it. */
export async function readingOf(c: Context<Inside>, person: Person) {
  const { db, actor } = c.var
  const before = numberShape.optional().catch(undefined).parse(c.req.query('before'))
  const [fields, districts, household, agreed, lists, facts, groups, standing, volunteer, kept, returned, dead] = await Promise.all([
    customFields.list(db),
    districtsOf(c, person),
    households.ofPerson(db, scope.reachOf(actor), person),
    agreements.ofPerson(db, person),
    may(actor, 'edit people') ? agreements.lists(db) : [],
    timeline.ofPerson(db, person, { before, limit: factsPerPage + 1 }),
    members.ofPerson(db, person.id),
    may(actor, 'read membership') ? standings.ofPerson(db, person, today()) : undefined,
    may(actor, 'read volunteers') ? volunteerOf(c, person) : undefined,
    scope.isScoped(actor) ? undefined : origins.ofPerson(db, person),
    returns.ofPerson(db, person),
    undeliverable.among(db, person.emails),
  ])
  const shown = facts.slice(0, factsPerPage)
  return {
    fields, districts, household, agreed, lists, groups, standing, volunteer, kept, returned,
    undeliverable: dead,
    facts: shown,
    older: facts.length > factsPerPage ? shown.at(-1)?.id : undefined,
    newest: before === undefined,
  }
}

/** On every layer there is the district that is known, and who holds its posts. */
async function districtsOf(c: Context<Inside>, { districts: numbers }: Person) {
  const known = await divisions.withNumbers(c.var.db, numbers)
  const holders = await officials.list(c.var.db, { districts: known.map(({ id }) => id) })
  const layers = c.var.atlas().jurisdiction.layers.filter(({ key }) => key !== 'place')
  return layers.map(({ key, singular }) => {
    const division = known.find(({ layer }) => layer === key)
    return { layer: singular, name: division?.display_name, officials: holders.filter(({ district_id }) => district_id === division?.id) }
  })
}

async function volunteerOf(c: Context<Inside>, person: Person) {
  const profile = await profiles.find(c.var.db, person.id)
  if (!profile) return undefined
  const named = await choices.list(c.var.db)
  const words = (ids: readonly number[]) => named.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return { skills: words(profile.skills), issues: words(profile.issues), miles: profile.miles, countedOn: profile.counted_on }
}
