import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as deeds from '#domain/people/deeds.ts'
import type { Person } from '#domain/people/person.ts'
import * as areas from '#domain/groups/areas.ts'
import * as founding from '#domain/groups/founding.ts'
import type { Group } from '#domain/groups/groups.ts'

/** What somebody writes who wants to start a group: its name, where, why, and the first three people. */
export type Application = { name: string; placeId?: string; place: string; why: string; firstPeople: string }
/** What a member writes who proposes an action team: until which day, what for, how to begin and who is wanted. */
export type Proposal = { name: string; endsOn: string; purpose: string; firstSteps: string; wanted: string }
/** `on`: the day, as in 2026-11-22. `wording`: what the form said about the group's letters. */
export type Asking = { wording: string; on: string }

export type Applied = Row<'group_applications'> & { name: string; email: string | null }

/** Puts a group before the organisers. Its applicant has shown that their address is theirs. */
export async function apply(db: Db, person: Pick<Person, 'id'>, { name, placeId, place, why, firstPeople }: Application, asking: Asking): Promise<Group> {
  const area = { divisions: placeId ? await divisionsOf(db, placeId) : [], counties: [] }
  return put(db, person, { kind: 'local-group', name, parent_id: null, ends_on: null, about: '' }, area, { place, why, first_people: firstPeople }, asking)
}

/** Puts an action team before the board. It ends on a day to come, within a year; the form has asked `terms.canEnd`. */
export async function propose(db: Db, person: Pick<Person, 'id'>, { name, endsOn, purpose, firstSteps, wanted }: Proposal, asking: Asking): Promise<Group> {
  return put(db, person, { kind: 'action-team', name, parent_id: null, ends_on: endsOn, about: purpose, first_steps: firstSteps, wanted }, { divisions: [], counties: [] }, {}, asking)
}

/** Who asked for a group, and what they wrote. */
export async function of(db: Db, { id }: Pick<Group, 'id'>): Promise<Applied | undefined> {
  return db
    .selectFrom('group_applications')
    .innerJoin('people', 'people.id', 'group_applications.person_id')
    .selectAll('group_applications')
    .select(['people.name', sql<string | null>`people.emails[1]`.as('email')])
    .where('group_id', '=', id)
    .executeTakeFirst()
}

async function put(
  db: Db, person: Pick<Person, 'id'>, draft: founding.Draft, area: areas.Area, words: { place?: string; why?: string; first_people?: string }, { wording, on }: Asking,
): Promise<Group> {
  return together(db, async (tx) => {
    const group = await founding.found(tx, draft, { status: 'applied', area, on })
    await tx.insertInto('group_applications').values({ group_id: group.id, person_id: person.id, wording, ...words }).execute()
    await tx.insertInto('group_steps').values({ group_id: group.id, became: 'applied', actor: 'applicant', stepped_on: on }).execute()
    await deeds.note(tx, person, { kind: draft.kind === 'action-team' ? 'proposed-team' : 'applied-for-group', subject: 'group', subjectId: group.id, act: crypto.randomUUID() })
    return group
  })
}

const divisionsOf = (db: Db, placeId: string): Promise<areas.Division[]> =>
  db.selectFrom('divisions').select(['id', 'layer', 'display_name as name']).where('id', '=', placeId).execute()
