import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import { keysOf } from '#engines/rosters/same-person.ts'
import type { Identifier, RosterPerson } from '#engines/rosters/roster.ts'
import { factNames, type Facts, type Known, type OfficeRow } from '#domain/legislature/arrivals/facts.ts'
import type { Db } from '#platform/database.ts'

export type Term = { id?: number; post_id: number; started_on: string | null; ended_on: string | null }
export type Post = { id: number; office: string; seats: number; layer: string; district: string; division_id: string }

/** An official as the database has them, or as a list brings them (then without an id). */
export type Entry = Known & { id?: number; slug: string; ids: Identifier[]; terms: Term[] }

/** Everybody known, in memory, for lists to be applied to; `save` then writes what differs. */
export type Register = {
  entries: Entry[]
  posts: Post[]
  coverage: Map<string, { source: string; as_of: string }>
  /** Whom an identifier, or a seat and a family name, stands for. */
  byKey: Map<string, Entry>
}

const days = z.record(z.string(), z.string())

export async function open(db: Db): Promise<Register> {
  const posts = await postsOf(db)
  const rosters = await db.selectFrom('rosters').selectAll().execute()
  const register: Register = {
    entries: (await officialsOf(db)).map(({ facts_as_of, offices, ids, terms, id, slug, ...facts }) =>
      ({ id, slug, facts, offices, ids, terms, asOf: days.parse(facts_as_of) })),
    posts,
    coverage: new Map(rosters.map(({ office, source, as_of }) => [office, { source, as_of }])),
    byKey: new Map(),
  }
  for (const entry of register.entries) remember(register, entry)
  return register
}

/** Makes an official recognisable by what is known of them now. Who was known first by a key keeps it. */
export function remember({ posts, byKey }: Register, entry: Entry) {
  const roles = current(entry).flatMap(({ post_id }) => posts.filter(({ id }) => id === post_id))
    .map(({ office, layer, district }) => ({ post: office, ...(layer !== 'state' && { district }) }))
  const person: RosterPerson = { ids: entry.ids, name: entry.facts.name, familyName: entry.facts.family_name, roles, links: [], offices: [], otherNames: [] }
  for (const key of keysOf(person)) if (!byKey.has(key)) byKey.set(key, entry)
}

export function recognise({ byKey }: Register, person: RosterPerson): Entry | undefined {
  return keysOf(person).map((key) => byKey.get(key)).find((entry) => entry !== undefined)
}

export const current = ({ terms }: Entry) => terms.filter(({ ended_on }) => ended_on === null)

export const nobody = (): Known => ({ facts: blank(), offices: [], asOf: {} })

const blank = (): Facts => ({ name: '', given_name: '', family_name: '', party: '', gender: '', email: '', website: '', profile_url: '' })

async function postsOf(db: Db): Promise<Post[]> {
  return db
    .selectFrom('posts')
    .innerJoin('divisions', 'divisions.id', 'posts.division_id')
    .select(['posts.id', 'posts.office', 'posts.seats', 'posts.division_id', 'divisions.layer', 'divisions.name as district'])
    .execute()
}

async function officialsOf(db: Db) {
  return db
    .selectFrom('officials')
    .select((official) => [
      'id', 'slug', 'facts_as_of', ...factNames,
      jsonArrayFrom(
        official.selectFrom('official_identifiers').select(['scheme', 'identifier']).whereRef('official_id', '=', 'officials.id').orderBy('scheme').orderBy('identifier'),
      ).as('ids'),
      jsonArrayFrom(
        official
          .selectFrom('official_offices')
          .select(['classification', 'ordinal', 'address', 'room', 'voice', 'fax'])
          .$castTo<OfficeRow>()
          .whereRef('official_id', '=', 'officials.id')
          .orderBy('classification')
          .orderBy('ordinal'),
      ).as('offices'),
      jsonArrayFrom(
        official.selectFrom('terms').select(['id', 'post_id', 'started_on', 'ended_on']).whereRef('official_id', '=', 'officials.id').orderBy('id'),
      ).as('terms'),
    ])
    .orderBy('id')
    .execute()
}
