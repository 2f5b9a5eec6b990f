import { normaliseName } from '#engines/divisions/names.ts'
import type { RosterCommittee, RosterMember } from '#engines/rosters/roster.ts'
import { difference } from '#domain/legislature/arrivals/difference.ts'
import { freeSlug, slugOf } from '#engines/texts/slugs.ts'
import { isNewer, type Source } from '#domain/legislature/arrivals/source.ts'
import { nothingYet, type Tally } from '#domain/legislature/arrivals/tally.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

type Committee = Omit<Row<'committees'>, 'id'> & { id?: number }
type Seat = { id?: number; committee: string; official_id: number; role: string }

/** Under this name `rosters` says how old the list of committees is. */
export const committeesRoster = 'committees'
const enough = 0.9

/**
 * One list of committees with their members. A newer list of at least nine in ten committees settles all: committees and seats that it
 * does not name have ended. A newer single committee adds seats and changes roles; an older list changes nothing of committees known.
 */
export async function load(db: Db, source: Source): Promise<Tally> {
  const tally = nothingYet()
  const named = source.committees.filter(({ name, code, chamber }) => name !== code && chamber !== 'congress' && chamber !== 'us-senate')
  tally.passed = source.committees.length - named.length
  tally.read = named.length
  if (named.length === 0) return tally

  const last = await db.selectFrom('rosters').selectAll().where('office', '=', committeesRoster).executeTakeFirst()
  const known = await db.selectFrom('committees').selectAll().execute()
  const sameDay = source.asOf === last?.as_of && source.title !== last.source
  if (last && (source.asOf < last.as_of || sameDay)) return { ...tally, passed: source.committees.length }
  const standing = known.filter(({ ended_on }) => ended_on === null)
  const isSettled = isNewer(source, last) && named.length >= enough * standing.length

  const wanted = named.map((committee) => ({ committee, row: rowOf(known, committee) }))
  const rows = difference<Committee>(known, wanted.map(({ row }) => row), ({ identifier }) => identifier)
  const gone = isSettled ? rows.gone.filter(({ ended_on }) => ended_on === null) : []
  await saveCommittees(db, known, rows, gone, source.asOf)
  const seats = await loadSeats(db, wanted, isSettled ? source.asOf : undefined, tally)
  if (isSettled && (last?.as_of !== source.asOf || last.source !== source.title)) await cover(db, source)

  const touched = new Set([...rows.added, ...rows.changed].map(({ identifier }) => identifier))
  const reseated = [...seats.touched].filter((identifier) => !touched.has(identifier)).length
  return {
    ...tally,
    added: rows.added.length,
    changed: rows.changed.length + reseated,
    ended: gone.length + seats.ended,
    unchanged: named.length - rows.added.length - rows.changed.length - reseated,
  }
}

function rowOf(known: Row<'committees'>[], { name, chamber, code = '', ids }: RosterCommittee): Committee {
  const codes = ids.flatMap(({ scheme, identifier }) => (scheme === 'committee_code' ? [identifier] : []))
  const same = known.find((one) => codes.includes(one.code) && one.code !== '')
    ?? known.find((one) => one.chamber === chamber && normaliseName(one.name) === normaliseName(name))
  const identifier = same?.identifier ?? (code || `${chamber}-${slugOf(name)}`)
  return { identifier, slug: same?.slug ?? slugFor(known, chamber, name), code: code || same?.code || '', name, chamber, ended_on: null }
}

const slugFor = (known: Row<'committees'>[], chamber: string, name: string) => freeSlug(`${chamber} ${name}`, known.map(({ slug }) => slug))

async function saveCommittees(db: Db, known: Row<'committees'>[], { added, changed }: { added: Committee[]; changed: Committee[] }, gone: Committee[], asOf: string) {
  if (added.length > 0) await db.insertInto('committees').values(added).execute()
  for (const committee of changed) await db.updateTable('committees').set(committee).where('identifier', '=', committee.identifier).execute()
  const ids = known.filter(({ identifier }) => gone.some((one) => one.identifier === identifier)).map(({ id }) => id)
  if (ids.length === 0) return
  await db.updateTable('committees').set({ ended_on: asOf }).where('id', 'in', ids).execute()
  await db.updateTable('committee_seats').set({ ended_on: asOf }).where('committee_id', 'in', ids).where('ended_on', 'is', null).execute()
}

async function loadSeats(db: Db, wanted: { committee: RosterCommittee; row: Committee }[], endsOn: string | undefined, tally: Tally) {
  const officials = await officialsByIdentifier(db)
  const identifiers = new Set(wanted.map(({ row }) => row.identifier))
  const seats = wanted.flatMap(({ committee, row }) => committee.members.flatMap((member): Seat[] => {
    const official_id = member.personIds.map(({ scheme, identifier }) => officials.get(`${scheme}:${identifier}`)).find((id) => id !== undefined)
    if (official_id !== undefined) return [{ committee: row.identifier, official_id, role: member.role }]
    tally.refused.push({ where: committee.name, reason: `${nameOf(member)} is none of the officials we know.` })
    return []
  }))
  const rows = difference<Seat>(await seatsOf(db, identifiers), [...new Map(seats.map((seat) => [keyOf(seat), seat])).values()], keyOf)
  await saveSeats(db, rows, endsOn)
  const gone = endsOn ? rows.gone : []
  return { ended: gone.length, touched: new Set([...rows.added, ...rows.changed, ...gone].map(({ committee }) => committee)) }
}

async function saveSeats(db: Db, { added, changed, gone }: { added: Seat[]; changed: Seat[]; gone: Seat[] }, endsOn: string | undefined) {
  const ids = new Map((await db.selectFrom('committees').select(['id', 'identifier']).execute()).map(({ id, identifier }) => [identifier, id]))
  if (added.length > 0) {
    await db
      .insertInto('committee_seats')
      .values(added.map(({ committee, official_id, role }) => ({ committee_id: ids.get(committee) ?? 0, official_id, role })))
      .execute()
  }
  for (const { committee, official_id, role } of changed) {
    await db.updateTable('committee_seats').set({ role })
      .where('committee_id', '=', ids.get(committee) ?? 0).where('official_id', '=', official_id).where('ended_on', 'is', null).execute()
  }
  const over = gone.flatMap(({ id }) => id ?? [])
  if (endsOn && over.length > 0) await db.updateTable('committee_seats').set({ ended_on: endsOn }).where('id', 'in', over).execute()
}

const keyOf = ({ committee, official_id }: Seat) => `${committee}|${official_id}`
const nameOf = ({ name, personIds }: RosterMember) => name ?? personIds[0]?.identifier ?? 'Somebody'

async function seatsOf(db: Db, identifiers: ReadonlySet<string>): Promise<Seat[]> {
  const seats = await db
    .selectFrom('committee_seats')
    .innerJoin('committees', 'committees.id', 'committee_seats.committee_id')
    .select(['committee_seats.id', 'committees.identifier as committee', 'committee_seats.official_id', 'committee_seats.role'])
    .where('committee_seats.ended_on', 'is', null)
    .execute()
  return seats.filter(({ committee }) => identifiers.has(committee))
}

async function officialsByIdentifier(db: Db): Promise<Map<string, number>> {
  const ids = await db.selectFrom('official_identifiers').selectAll().execute()
  return new Map(ids.map(({ scheme, identifier, official_id }) => [`${scheme}:${identifier}`, official_id]))
}

async function cover(db: Db, { title, asOf }: Source) {
  await db
    .insertInto('rosters')
    .values({ office: committeesRoster, source: title, as_of: asOf })
    .onConflict((known) => known.column('office').doUpdateSet({ source: title, as_of: asOf }))
    .execute()
}
