import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database.ts'
import type { Arrival, FieldValue } from '#domain/people/arrivals/arrival.ts'
import { nameAfter } from '#domain/people/arrivals/joining.ts'
import { blank, type Kept, keptNames } from '#domain/people/arrivals/kept.ts'

/** Somebody a row may speak of. `id`: known before; one who comes with this file has none yet, or the one our own file gives. */
export type Member = { id: number | undefined; isNew: boolean; kept: Kept; createdAt?: string | undefined; source?: string }

export type Crowd = {
  /** Fetches everybody these rows may speak of and who was not asked for before; `lock` keeps them from changing until the transaction ends. */
  gather: (db: Db, arrivals: readonly Arrival[], lock: boolean) => Promise<Member[]>
  /** Whom the row speaks of: nobody known, one, or a sentence that says why that cannot be told. */
  whoIs: (arrival: Arrival) => Member | string | undefined
  add: (member: Member) => void
  /** They have other addresses or identifiers now. */
  heard: (member: Member) => void
}

/** Thousands of addresses are looked up together: always through the indexes, also before the database has counted what a large import brought. */
export const byIndexes = (db: Db) => sql`set local enable_seqscan = off`.execute(db)

/** Matches by our own number, by the number elsewhere, then by e-mail and name; never by a name alone. */
export function openCrowd(): Crowd {
  const byId = new Map<number, Member>()
  const byIdentifier = new Map<string, Member>()
  const byEmail = new Map<string, Member[]>()

  const heard = (member: Member) => {
    for (const identifier of member.kept.identifiers) byIdentifier.set(identifier, member)
    for (const email of member.kept.emails) {
      const household = byEmail.get(email)
      if (!household) byEmail.set(email, [member])
      else if (!household.includes(member)) household.push(member)
    }
  }
  const add = (member: Member) => {
    if (member.id !== undefined) byId.set(member.id, member)
    heard(member)
  }

  return {
    add, heard,
    gather: async (db, arrivals, lock) => {
      const found = (await fetch(db, arrivals, lock)).filter(({ id }) => !byId.has(id)).map((row): Member & { id: number } => ({ id: row.id, isNew: false, kept: keptOf(row) }))
      found.forEach(add)
      return found
    },
    whoIs: (arrival) => {
      if (arrival.ownId !== undefined) return byId.get(arrival.ownId)
      const elsewhere = arrival.identifiers.flatMap((identifier) => byIdentifier.get(identifier) ?? [])
      if (elsewhere[0]) return elsewhere.some((member) => member !== elsewhere[0]) ? 'Its numbers belong to different people we know' : elsewhere[0]
      return inHousehold(arrival, [...new Set(arrival.emails.flatMap((email) => byEmail.get(email) ?? []))])
    },
  }
}

function inHousehold(arrival: Arrival, household: Member[]): Member | string | undefined {
  const name = plain(nameAfter(blank, arrival) ?? '')
  const same = household.filter(({ kept }) => plain(kept.name) === name)
  if (same[0] && (name || household.length === 1)) return same[0]
  const [only, ...others] = household
  if (others.length > 0 && !name) return 'Several people share its address, and the row does not say which of them it is'
  return only && others.length === 0 && (!name || !only.kept.name) ? only : undefined
}

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase()

type Found = { id: number; fields: unknown } & Omit<Kept, 'fields'>

async function fetch(db: Db, arrivals: readonly Arrival[], lock: boolean): Promise<Found[]> {
  const ids = arrivals.flatMap(({ ownId }) => ownId ?? [])
  const identifiers = arrivals.flatMap((arrival) => arrival.identifiers)
  const emails = [...new Set(arrivals.flatMap((arrival) => arrival.emails))]
  if (ids.length + identifiers.length + emails.length === 0) return []
  const meant = await sql<{ id: number }>`
    select known.id from unnest(${emails}::text[]) email, lateral (select id from people where emails @> array[email]) known
    union select id from people where id = any(${ids}::bigint[])
    union select known.id from unnest(${identifiers}::text[]) identifier, lateral (select id from people where identifiers <> '{}' and identifiers @> array[identifier]) known`.execute(db)
  if (meant.rows.length === 0) return []
  const query = db.selectFrom('people').select(['id', ...keptNames, 'fields']).where(sql<boolean>`id = any(${meant.rows.map(({ id }) => id)}::bigint[])`).orderBy('id')
  return lock ? query.forUpdate().execute() : query.execute()
}

const fieldsShape = z.record(z.string(), z.custom<FieldValue>())

const keptOf = ({ id: _id, fields, ...row }: Found): Kept => ({ ...row, fields: fieldsShape.parse(fields) })
