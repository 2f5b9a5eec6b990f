import * as applying from '#domain/groups/applying.ts'
import * as founding from '#domain/groups/founding.ts'
import type { Group } from '#domain/groups/groups.ts'
import * as members from '#domain/groups/members.ts'
import * as steps from '#domain/groups/steps.ts'
import * as people from '#domain/people/people.ts'
import { db } from '../../house.ts'

export const arden = 'ocd-division/country:us/state:ma/place:arden'
export const winnick = 'ocd-division/country:us/state:ma/place:winnick'
export const quill = 'ocd-division/country:us/state:ma/place:port_quill'
export const organiser = { id: 'organiser', name: 'Priya' }
export const wording = 'Write to me about this group.'
export const on = '2026-11-22'

export const somebody = (name: string) => people.welcome(db, { name, email: `${name.toLowerCase().replaceAll(' ', '.')}@brook.example` })

type Entered = Partial<Pick<Group, 'name' | 'kind' | 'parent_id' | 'ends_on' | 'about'>> & { towns?: string[]; counties?: string[] }
export const enter = ({ towns = [arden], counties = [], ...draft }: Entered = {}) =>
  founding.enter(db, organiser, { name: 'Arden Neighbors', kind: 'local-group', parent_id: null, ends_on: null, ...draft }, { divisions: towns.map((id) => ({ id, layer: 'place', name: id })), counties }, on)

/** A group with this person as its lead. */
export async function ledBy(name: string, draft: Entered = {}) {
  const [group, lead] = [await enter(draft), await somebody(name)]
  await members.join(db, group, lead, { role: 'lead', how: 'form', wording })
  return { group, lead }
}

export async function applied(name = 'Bea Applicant') {
  const applicant = await somebody(name)
  const group = await applying.apply(db, applicant, { name: 'Winnick Wakes', placeId: winnick, place: 'Winnick', why: 'Nobody else does.', firstPeople: 'Bea, Cy and Dot' }, { wording, on })
  return { group, applicant }
}

/** An action team at work until that day. */
export async function team(endsOn: string, name = 'Tam Lead') {
  const proposer = await somebody(name)
  const group = await applying.propose(db, proposer, { name: 'Count the buses', endsOn, purpose: 'To count.', firstSteps: 'Stand there.', wanted: 'Three early risers' }, { wording, on })
  await steps.take(db, organiser, group, { became: 'affiliated', on })
  return { group, lead: proposer }
}

export const now = (group: Pick<Group, 'id'>) => db.selectFrom('groups').selectAll().where('id', '=', group.id).executeTakeFirstOrThrow()
