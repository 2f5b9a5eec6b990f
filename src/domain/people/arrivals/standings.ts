import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Saying } from '#domain/people/arrivals/arrival.ts'
import type { Member } from '#domain/people/arrivals/crowd.ts'

/** What the ledger says of consent, for the people of a file. */
export type Standings = {
  gather: (db: Db, members: readonly Member[]) => Promise<void>
  /** Whether the ledger learns anything from this. A withdrawal stands, whatever a file says; what stands already is not said again. */
  hear: (member: Member, saying: Saying) => boolean
}

export function openStandings(): Standings {
  const standing = new WeakMap<Member, Map<string, boolean>>()
  return {
    gather: async (db, members) => {
      const byId = new Map(members.flatMap((member) => (member.id === undefined ? [] : [[member.id, member]])))
      if (byId.size === 0) return
      const rows = await db
        .selectFrom('consent_standings')
        .select(['person_id', 'channel', 'list', 'given'])
        .where(sql<boolean>`person_id = any(${[...byId.keys()]}::bigint[])`)
        .execute()
      for (const { person_id, channel, list, given } of rows) {
        const member = byId.get(person_id)
        if (member) standing.set(member, (standing.get(member) ?? new Map<string, boolean>()).set(`${channel} ${list}`, given))
      }
    },
    hear: (member, { channel, list, given }) => {
      const known = standing.get(member) ?? new Map<string, boolean>()
      const is = known.get(`${channel} ${list}`)
      if (is === given || is === false) return false
      standing.set(member, known.set(`${channel} ${list}`, given))
      return true
    },
  }
}
