import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { idsMatching } from '#domain/audiences/matching.ts'
import { rulesShape } from '#domain/audiences/rules.ts'
import { writable } from '#domain/audiences/writable.ts'
import * as divisions from '#domain/legislature/divisions.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Reader } from '#domain/newsletter/reader.ts'

/**
 * Those of these people who may still be written to on the mailing's list, by number, with what the letter says to them alone: two queries; where blocks
 * are for segments, one more and one for each of them.
 */
export async function among(db: Db, { list, blocks }: Pick<Mailing, 'list' | 'blocks'>, ids: readonly number[]): Promise<Reader[]> {
  if (ids.length === 0) return []
  const rows = await writable(db, list)
    .select(['people.id', 'name', 'given_name', sql<string>`emails[1]`.as('email'), 'language', 'place_id', 'districts'])
    .where('people.id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .orderBy('people.id')
    .execute()
  const numbers = [...new Set(rows.flatMap((person) => person.districts))]
  const [known, within] = await Promise.all([numbers.length ? divisions.withNumbers(db, numbers) : [], segmentsOf(db, blocks, ids)])
  const byNumber = new Map(known.map((division) => [division.number, division]))
  return rows.map(({ districts, ...person }) => ({ ...person, districts: byLayer(districts.flatMap((number) => byNumber.get(number) ?? [])), segments: within.get(person.id) ?? [] }))
}

const byLayer = (found: readonly divisions.Division[]) => Object.fromEntries(found.map(({ layer, id }) => [layer, id]))

/** Of the segments that blocks are for, those in which each of these people is. */
async function segmentsOf(db: Db, blocks: Mailing['blocks'], ids: readonly number[]): Promise<Map<number, number[]>> {
  const asked = [...new Set(blocks.flatMap(({ only }) => only ?? []))]
  const within = new Map<number, number[]>()
  if (asked.length === 0) return within
  const segments = await db.selectFrom('segments').select(['id', 'rules']).where('id', 'in', asked).execute()
  for (const segment of segments) {
    const inside = await db
      .selectFrom('people')
      .select('id')
      .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
      .where(sql<boolean>`people.id in ${idsMatching(rulesShape.parse(segment.rules))(db)}`)
      .execute()
    for (const { id } of inside) within.set(id, [...within.get(id) ?? [], segment.id])
  }
  return within
}
