import type { Db } from '#platform/database.ts'
import * as committees from '#domain/legislature/committees.ts'
import * as officials from '#domain/legislature/officials.ts'
import * as seats from '#domain/legislature/seats.ts'
import { type Action, pickedIds } from '#domain/actions/actions.ts'

export type Target = { official: officials.Official; reason: 'yours' | 'chair' | 'picked' | 'statewide' }
export type Vacancy = { title: string; district: string; vacant: boolean }
export type Targets = { targets: Target[]; vacancies: Vacancy[] }

/** Which districts must be known to say whom this action addresses. None for statewide offices and hand-picked officials. */
export function layersFor({ addresses, office }: Pick<Action, 'addresses' | 'office'>): string[] {
  if (addresses === 'representative') return ['house']
  if (addresses === 'senator') return ['senate']
  if (addresses === 'legislators' || addresses === 'committee') return ['house', 'senate']
  if (addresses === 'congress-member') return ['congress']
  return addresses === 'office' && office === 'council' ? ['council'] : []
}

/**
 * Whom somebody with these districts is asked to reach. For a committee: those of theirs who sit on it, or its chairs when none does.
 * Posts that nobody holds come back as vacancies, so that the page can say so.
 */
export async function forDistricts(db: Db, action: Action, districts: Readonly<Record<string, string>>): Promise<Targets> {
  if (action.addresses === 'picked') return { targets: await meet(db, await pickedIds(db, action), 'picked'), vacancies: [] }
  if (action.addresses === 'us-senators') return holders(db, await seats.ofOffices(db, ['us-senate']), 'statewide')
  if (action.addresses === 'office' && action.office !== 'council') return holders(db, await seats.ofOffices(db, [action.office ?? '']), 'statewide')

  const layers = layersFor(action)
  const mine = await seats.ofDistricts(db, layers.flatMap((layer) => districts[layer] ?? []), layers)
  return action.addresses === 'committee' ? onCommittee(db, action.committee_id ?? 0, mine) : holders(db, mine, 'yours')
}

async function onCommittee(db: Db, committee: number, mine: seats.Seat[]): Promise<Targets> {
  const members = await committees.members(db, committee)
  const sitting = mine.flatMap((seat) => seat.holders).filter(({ id }) => members.some(({ official_id }) => official_id === id))
  if (sitting.length) return { targets: await meet(db, sitting.map(({ id }) => id), 'yours'), vacancies: [] }
  const chairs = members.filter(({ role }) => role === 'chair').map(({ official_id }) => official_id)
  return { targets: await meet(db, chairs, 'chair'), vacancies: vacanciesIn(mine) }
}

async function holders(db: Db, found: seats.Seat[], reason: Target['reason']): Promise<Targets> {
  const ids = found.flatMap((seat) => seat.holders.map(({ id }) => id))
  return { targets: await meet(db, ids, reason), vacancies: vacanciesIn(found) }
}

const vacanciesIn = (found: seats.Seat[]): Vacancy[] =>
  found.filter((seat) => seat.holders.length === 0).map(({ title, district, covered }) => ({ title, district, vacant: covered }))

/** Those of them who are in office: nobody is asked to call somebody who has left. */
async function meet(db: Db, ids: readonly number[], reason: Target['reason']): Promise<Target[]> {
  const all = await officials.withIds(db, ids)
  return all.filter(({ terms }) => terms.some(({ ended_on }) => !ended_on)).map((official) => ({ official, reason }))
}
