import type { Roster } from '#engines/rosters/roster.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'

/**
 * One list of officials or committees. `asOf` is the day on which it was true; '' when nobody knows, which counts as older than any.
 * `isList` is false for a single record: it may tell facts, but never that somebody has left.
 */
export type Source = Pick<Roster, 'people' | 'committees'> & { title: string; asOf: string; isList: boolean }

/** Whether this list may settle what the last one said. The same list corrected on the same day counts as newer. */
export function isNewer({ title, asOf, isList }: Source, last: { source: string; as_of: string } | undefined): boolean {
  return isList && asOf !== '' && (!last || asOf > last.as_of || (asOf === last.as_of && title === last.source))
}

/** The lists that a pack holds: who holds the posts of each of its rosters, and its committees. */
export function packSources({ rosters, officials, committees }: Jurisdiction): Source[] {
  const lists = rosters.map(({ posts, source, asOf }): Source => ({
    title: source,
    asOf,
    isList: true,
    people: officials.filter(({ roles }) => roles.some(({ post }) => posts.includes(post))),
    committees: [],
  }))
  const [first] = lists
  if (first) first.committees = committees
  return lists
}
