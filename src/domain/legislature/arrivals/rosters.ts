import { divisionMatcher } from '#engines/divisions/matcher.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import * as committees from '#domain/legislature/arrivals/committees.ts'
import { apply, type PostFinder } from '#domain/legislature/arrivals/officials.ts'
import * as registers from '#domain/legislature/arrivals/register.ts'
import { save } from '#domain/legislature/arrivals/saving.ts'
import type { Source } from '#domain/legislature/arrivals/source.ts'
import { sum, type Tally } from '#domain/legislature/arrivals/tally.ts'
import type { Db } from '#platform/database.ts'

export type RosterKind = 'officials' | 'committees'

const both: readonly RosterKind[] = ['officials', 'committees']

/** Takes in lists of officials and committees, the oldest first, so that the order in which they are given does not matter. */
export async function load(db: Db, jurisdiction: Jurisdiction, given: readonly Source[], kinds = both): Promise<Tally> {
  const sources = given.toSorted((one, other) => (one.asOf < other.asOf ? -1 : one.asOf > other.asOf ? 1 : 0))
  const tallies: Tally[] = []
  if (kinds.includes('officials')) {
    const before = await registers.open(db)
    const after = structuredClone(before)
    const find = postFinder(jurisdiction, after.posts)
    for (const source of sources) if (source.people.length > 0) tallies.push(apply(after, source, find, jurisdiction.legislature.url))
    await save(db, before, after)
  }
  if (kinds.includes('committees')) for (const source of sources) tallies.push(await committees.load(db, source))
  return sum(tallies)
}

function postFinder({ layers, places, districts, posts: outline }: Jurisdiction, posts: registers.Post[]): PostFinder {
  const matchers = new Map(layers.map((layer) => [layer.key, divisionMatcher(layer, [...districts, ...places])]))
  const known = new Map(posts.map((post) => [`${post.office}|${post.division_id}`, post]))
  return (office, district) => {
    const described = outline.find(({ key }) => key === office)
    if (!described) return { reason: `There is no office “${office}” here.` }
    const match = described.layer ? matchers.get(described.layer)?.(district ?? '') : undefined
    if (match && !match.found) return { reason: match.reason }
    const post = match ? known.get(`${office}|${match.found.id}`) : posts.find((one) => one.office === office)
    return post ? { post } : { reason: `The office “${office}” has no seat there.` }
  }
}
