import { type Expression, sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as actions from '#domain/actions/actions.ts'
import { idsMatching } from '#domain/audiences/matching.ts'
import * as segments from '#domain/audiences/segments.ts'
import * as members from '#domain/groups/members.ts'
import { constituentsOf, idsOf } from '#domain/newsletter/constituents.ts'
import type { Circle } from '#domain/newsletter/mailings.ts'

/** The question whom a mailing is for. */
export type Whom = (db: Db) => Expression<{ person_id: number }>

/**
 * Lends the question whom a mailing is for: a group's members, a segment, the constituents of an action's targets, or where several are named those who
 * are all of it; undefined for everybody on its list. A segment or an action that is gone leaves nobody.
 */
export async function whomOf(db: Db, { group_id, segment_id, action_id }: Circle): Promise<Whom | undefined> {
  const asked = [group_id === null ? undefined : members.idsWithin([group_id]), await inSegment(db, segment_id), await asConstituents(db, action_id)].filter((one) => one !== undefined)
  const [first, ...others] = asked
  if (!first || others.length === 0) return first
  return (tx) => sql`(select circle.person_id from ${first(tx)} circle where ${sql.join(others.map((other) => sql`circle.person_id in ${other(tx)}`), sql` and `)})`
}

async function inSegment(db: Db, id: number | null): Promise<Whom | undefined> {
  if (id === null) return undefined
  const segment = await segments.find(db, id)
  return segment ? idsMatching(segment.rules) : nobody
}

async function asConstituents(db: Db, id: number | null): Promise<Whom | undefined> {
  if (id === null) return undefined
  const action = await actions.find(db, id)
  const constituents = action && (await constituentsOf(db, [action])).get(id)
  return constituents ? idsOf(constituents) : nobody
}

const nobody: Whom = () => sql`(select id as person_id from people where false)`
