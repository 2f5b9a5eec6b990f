import type { Jurisdiction, Official, Post } from '#engines/jurisdictions/jurisdiction.ts'

/** `vacant` only where a roster covers the post; without a roster nobody can say, and the seat is `unknown`. */
export type Seat = { post: Post; division?: string; holders: Official[]; state: 'held' | 'vacant' | 'unknown'; asOf?: string }

/** Every seat there is, in the pack's order, with who holds it. A post of two statewide seats is one entry with two holders. */
export function seats(jurisdiction: Jurisdiction): Seat[] {
  const asOf = new Map(jurisdiction.rosters.flatMap((roster) => roster.posts.map((post) => [post, roster.asOf] as const)))
  const holders = Map.groupBy(
    jurisdiction.officials.flatMap((official) => official.roles.map((role) => ({ official, key: `${role.post}|${role.division ?? ''}` }))),
    ({ key }) => key,
  )
  const divisionsOf = (layer: string) => [...jurisdiction.districts, ...jurisdiction.places].filter((division) => division.layer === layer)

  return jurisdiction.posts.flatMap((post) => {
    const divisions = post.layer ? divisionsOf(post.layer).map(({ id }) => id) : [undefined]
    return divisions.map((division) => {
      const held = holders.get(`${post.key}|${division ?? ''}`)?.map(({ official }) => official) ?? []
      const day = asOf.get(post.key)
      const state = held.length >= post.seats ? 'held' : day ? 'vacant' : 'unknown'
      return { post, ...(division && { division }), holders: held, state, ...(day && { asOf: day }) }
    })
  })
}
