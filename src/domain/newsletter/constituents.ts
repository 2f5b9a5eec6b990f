import { type Expression, sql } from 'kysely'
import type { Constituents } from '#engines/letters/constituents.ts'
import type { Db } from '#platform/database.ts'
import type { Action } from '#domain/actions/actions.ts'
import { layersFor } from '#domain/actions/targets.ts'
import * as seats from '#domain/legislature/seats.ts'

type Asking = Pick<Action, 'id' | 'addresses' | 'office' | 'committee_id'>

/**
 * Who are constituents of those whom these actions address.
 * - One that addresses a whole state's office or the U.S. senators is everybody's; so is one to officials picked by hand of whom one is elected by all.
 * - One that asks for everybody's own representative, senator or councilor is for whoever has one: not where the seat is vacant. Who has not told us
 *   where they live is asked too, as the action's page finds it out.
 * - One to a committee or to picked officials is for the districts of those who sit there or were picked, and for nobody else: whoever may live elsewhere is not asked.
 */
export async function constituentsOf(db: Db, actions: readonly Asking[]): Promise<Map<number, Constituents>> {
  const layers = [...new Set(actions.filter(({ addresses }) => addresses !== 'committee').flatMap(layersFor))]
  const committees = actions.flatMap(({ committee_id: id }) => id ?? [])
  const picking = actions.filter(({ addresses }) => addresses === 'picked').map(({ id }) => id)
  const [all, sitting, picked] = await Promise.all([layers.length ? seats.ofOffices(db, layers) : [], sittingOn(db, committees), pickedFor(db, picking)])

  return new Map(actions.map((action) => {
    if (action.addresses === 'picked') return [action.id, ofHeld(picked.filter(({ of }) => of === action.id))] as const
    if (action.addresses === 'committee') return [action.id, ofHeld(sitting.filter(({ of }) => of === action.committee_id))] as const
    const own = layersFor(action)
    const theirs = all.filter(({ office }) => own.includes(office))
    if (theirs.length === 0) return [action.id, 'everybody'] as const
    return [action.id, { layers: own, unplaced: true, districts: new Set(theirs.filter(({ holders, covered }) => holders.length > 0 || !covered).map(({ district_id }) => district_id)) }] as const
  }))
}

/** Lends the question who they are; undefined where they are everybody. */
export function idsOf(constituents: Constituents): ((db: Db) => Expression<{ person_id: number }>) | undefined {
  if (constituents === 'everybody') return undefined
  const { districts, layers, unplaced } = constituents
  const theirs = sql`districts && array(select number from divisions where id = any(${[...districts]}::text[]))`
  const unknown = sql`not districts && array(select number from divisions where layer = any(${[...layers]}::text[]))`
  return () => sql`(select id as person_id from people where districts in (select districts from district_sets where ${unplaced ? sql`${theirs} or ${unknown}` : theirs}))`
}

type Held = { of: number; district: string; layer: string }

const ofHeld = (held: readonly Held[]): Constituents => (held.some(({ layer }) => layer === 'state')
  ? 'everybody'
  : { districts: new Set(held.map(({ district }) => district)), layers: [...new Set(held.map(({ layer }) => layer))], unplaced: false })

async function sittingOn(db: Db, committees: readonly number[]): Promise<Held[]> {
  if (committees.length === 0) return []
  return held(db).innerJoin('committee_seats', 'committee_seats.official_id', 'terms.official_id').select('committee_id as of').where('committee_id', 'in', committees).where('committee_seats.ended_on', 'is', null).execute()
}

async function pickedFor(db: Db, actions: readonly number[]): Promise<Held[]> {
  if (actions.length === 0) return []
  return held(db).innerJoin('action_targets', 'action_targets.official_id', 'terms.official_id').select('action_id as of').where('action_id', 'in', actions).execute()
}

const held = (db: Db) => db
  .selectFrom('terms')
  .innerJoin('posts', 'posts.id', 'terms.post_id')
  .innerJoin('divisions', 'divisions.id', 'posts.division_id')
  .select(['divisions.id as district', 'divisions.layer'])
  .where('terms.ended_on', 'is', null)
