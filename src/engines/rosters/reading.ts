import type { Roster, RosterCommittee, RosterPerson } from '#engines/rosters/roster.ts'

/** What one record of a source turns out to be. */
export type Reading = { person: RosterPerson } | { committee: RosterCommittee } | { skip: string } | { refusal: string }

/** A parser of one format: every record with the place where it stands. Never throws for what the data says. */
export type Parser = (content: unknown, context: { where: string; asOf: string }) => { where: string; reading: Reading }[]

export function collect(readings: { where: string; reading: Reading }[]): Roster {
  const roster: Roster = { people: [], committees: [], refusals: [], skipped: [] }
  const skips = new Map<string, number>()
  for (const { where, reading } of readings) {
    if ('person' in reading) roster.people.push(reading.person)
    else if ('committee' in reading) roster.committees.push(reading.committee)
    else if ('refusal' in reading) roster.refusals.push({ where, reason: reading.refusal })
    else skips.set(reading.skip, (skips.get(reading.skip) ?? 0) + 1)
  }
  return { ...roster, skipped: [...skips].map(([reason, count]) => ({ reason, count })) }
}
