import { z } from 'zod'
import { committeeRole } from '#engines/rosters/posts.ts'
import { committee } from '#engines/rosters/shaping.ts'
import type { Reading } from '#engines/rosters/reading.ts'

export const congressMemberships = z
  .record(
    z.string().regex(/^[A-Z]{4}[A-Z0-9]{0,6}$/),
    z.array(z.object({ name: z.string(), bioguide: z.string(), title: z.string().nullish() })).max(600),
  )
  .default({})

const chambers: Record<string, string> = { S: 'us-senate', H: 'congress', J: 'joint' }

/** Committees of Congress; the source gives codes and no names, so a committee is called by its code. */
export function congressCommittees(memberships: z.infer<typeof congressMemberships>): Reading[] {
  return Object.entries(memberships).map(([code, members]) =>
    committee({
      ids: [{ scheme: 'committee_code', identifier: code }],
      name: code,
      chamber: chambers[code.charAt(0)] ?? 'joint',
      code,
      members: members.map(({ name, bioguide, title }) => ({
        personIds: [{ scheme: 'bioguide', identifier: bioguide }],
        name,
        role: committeeRole(title),
      })),
    }),
  )
}
