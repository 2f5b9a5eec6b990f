import type { Db } from '#platform/database.ts'
import { type Arrival, isArrival, type Refusal, type Saying } from '#domain/people/arrivals/arrival.ts'
import { type Crowd, type Member, openCrowd } from '#domain/people/arrivals/crowd.ts'
import { changed, join } from '#domain/people/arrivals/joining.ts'
import { blank, type Values } from '#domain/people/arrivals/kept.ts'
import { openStandings } from '#domain/people/arrivals/standings.ts'
import type { Placer } from '#domain/people/placing.ts'
import * as suppression from '#domain/people/suppression.ts'

export type Line = { member: Member; row: number; before?: Values; after: Values }
export type Told = { member: Member; row: number; saying: Saying }
/** What some rows come to. `members` are all who are new or changed, each once, as they are afterwards. */
export type Decision = {
  added: number
  changed: number
  unchanged: number
  refusals: Refusal[]
  lines: Line[]
  told: Told[]
  members: Set<Member>
}

type Desk = { place: Placer; source: string; lock: boolean }
export type Decider = (db: Db, rows: readonly (Arrival | Refusal)[]) => Promise<Decision>

/** Decides what becomes of rows, in their order: a row sees what those before it have brought. Nothing is written. */
export function openDecider({ place, source, lock }: Desk): Decider {
  const crowd = openCrowd()
  const standings = openStandings()

  return async (db, rows) => {
    const arrivals = rows.filter(isArrival)
    await standings.gather(db, await crowd.gather(db, arrivals, lock))
    const suppressed = await suppression.isSuppressed(db, arrivals.flatMap(({ emails }) => emails))
    const decision: Decision = { added: 0, changed: 0, unchanged: 0, refusals: [], lines: [], told: [], members: new Set() }
    for (const row of rows) {
      if (!isArrival(row)) decision.refusals.push(row)
      else if (row.emails.some((email) => suppressed.has(email))) decision.refusals.push(refuse(row, 'Its address belongs to somebody who asked to be forgotten'))
      else decide(row, { crowd, place, source }, decision, standings.hear)
    }
    return decision
  }
}

const refuse = ({ row, cells }: Arrival, reason: string): Refusal => ({ row, cells, reason })

type Hall = { crowd: Crowd; place: Placer; source: string }

function decide(arrival: Arrival, { crowd, place, source }: Hall, decision: Decision, hear: (member: Member, saying: Saying) => boolean) {
  const known = crowd.whoIs(arrival)
  if (typeof known === 'string') return decision.refusals.push(refuse(arrival, known))
  const kept = known?.kept ?? blank
  const change = join(kept, known ? arrival : { ...arrival, texts: { ...(source && { source }), ...arrival.texts } }, place)
  if (typeof change === 'string') return decision.refusals.push(refuse(arrival, change))
  const { row } = arrival
  const member = known ?? { id: arrival.ownId, isNew: true, kept, createdAt: arrival.createdAt }
  if (change) member.kept = changed(kept, change)
  if (!known) crowd.add(member)
  else if (change?.after.emails ?? change?.after.identifiers) crowd.heard(member)

  const told = arrival.sayings.filter((saying) => hear(member, saying))
  decision.told.push(...told.map((saying) => ({ member, row, saying })))
  if (!known) decision.lines.push({ member, row, after: change?.after ?? {} })
  else if (change) decision.lines.push({ member, row, ...change })
  if (!known || change) decision.members.add(member)
  if (!known) decision.added++
  else if (change || told.length > 0) decision.changed++
  else decision.unchanged++
}
