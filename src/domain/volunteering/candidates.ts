import { sql } from 'kysely'
import type { Atlas } from '#engines/atlas.ts'
import { townDistances } from '#engines/districts/town-distances.ts'
import { type Away, type Fit, fit } from '#engines/volunteering/fit.ts'
import { slotsBetween } from '#engines/volunteering/slots.ts'
import type { Db } from '#platform/database.ts'
import type { Reach } from '#domain/people/reach.ts'
import type { HelpCall } from '#domain/volunteering/help-calls.ts'
import { list } from '#domain/volunteering/profiles.ts'

export type Candidate = Fit & { id: number; name: string; locality: string; came: number; missed: number; asked: number }
export type Candidates = { best: Candidate[]; all: number }
type Call = Pick<HelpCall, 'id' | 'place_id' | 'skills' | 'languages' | 'issue_id' | 'starts_local' | 'ends_local'>
type Whom = { reach: Reach; now: Date; among?: readonly number[] }
type Lives = { place_id: string | null; county: string | null }

/** How many are shown, and can be asked at once. */
export const most = 200

/**
 * Who fits a call, best first, of those within reach who offered, agree to be written to, and were not asked for it yet; and how many fit in
 * all. Whoever refused what the call needs is left out. `among`: of these people only.
 */
export async function forCall(db: Db, atlas: Pick<Atlas, 'districts'>, call: Call, { reach, now, among }: Whom): Promise<Candidates> {
  const need = { skills: call.skills, languages: call.languages, issue: call.issue_id, slots: slotsBetween(call.starts_local, call.ends_local) }
  const awayOf = await measureFrom(db, atlas, call.place_id)
  const offers = await willing(db, call, reach, now).$if(among !== undefined, (people) => people.where('people.id', 'in', [0, ...among ?? []])).execute()
  const fitting = offers.flatMap((offer) => {
    const found = fit(need, { ...offer, skills: offer.skills.filter((skill) => !offer.refused.includes(skill)), away: awayOf(offer) })
    return found ? [{ offer, found }] : []
  })
  const best = fitting.toSorted((a, b) => b.found.score - a.found.score || a.offer.id - b.offer.id).slice(0, most)
  return { all: fitting.length, best: best.map(({ offer: { id, name, locality, came, missed, asked }, found }) => ({ ...found, id, name, locality, came, missed, asked })) }
}

/** By the outlines of towns where they are known; otherwise by town and county alone. */
async function measureFrom(db: Db, { districts }: Pick<Atlas, 'districts'>, placeId: string | null): Promise<(lives: Lives) => Away> {
  const here = placeId ? await db.selectFrom('divisions').select(['id', 'county']).where('id', '=', placeId).executeTakeFirst() : undefined
  const miles = districts && here ? townDistances(districts, here.id) : new Map<string, number>()
  return ({ place_id, county }) => {
    if (!here || !place_id) return 'unknown'
    return place_id === here.id ? 0 : miles.get(place_id) ?? (county && county === here.county ? 'same county' : 'elsewhere')
  }
}

function willing(db: Db, call: Pick<Call, 'id' | 'skills'>, reach: Reach, now: Date) {
  return db
    .selectFrom('volunteer_profiles')
    .innerJoin('people', 'people.id', 'volunteer_profiles.person_id')
    .innerJoin('consent_standings as standing', (join) => join
      .onRef('standing.person_id', '=', 'people.id')
      .on('standing.channel', '=', 'email')
      .on('standing.list', '=', list)
      .on('standing.given', '=', true))
    .leftJoin('divisions', 'divisions.id', 'people.place_id')
    .leftJoin(recordsOf(db, now).as('record'), 'record.person_id', 'people.id')
    .leftJoin(refusalsOf(db).as('refusal'), 'refusal.person_id', 'people.id')
    .select(['people.id', 'people.place_id', 'people.locality', 'divisions.county', 'volunteer_profiles.skills', 'volunteer_profiles.languages', 'issues', 'times', 'miles'])
    .select(sql<string>`coalesce(nullif(people.name, ''), people.emails[1])`.as('name'))
    .select(({ fn, val }) => (['came', 'missed', 'asked'] as const).map((count) => fn.coalesce(`record.${count}`, val(0)).as(count)))
    .select(sql<number[]>`coalesce(refusal.skills, '{}')`.as('refused'))
    .where(sql<number>`cardinality(people.emails)`, '>', 0)
    .$if(call.skills.length > 0, (people) => people.where(sql<boolean>`volunteer_profiles.skills && ${call.skills}::integer[]`))
    .$if(call.skills.length === 0, (people) => people.where(sql<boolean>`refusal.general is not true`))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('help_askings').whereRef('person_id', '=', 'people.id').where('help_call_id', '=', call.id))))
    .$if(reach !== 'everyone', (people) => (reach === 'everyone' ? people : people.where(sql<boolean>`people.id in ${reach(db)}`)))
}

/** How it went before, as far as whoever asks may see. */
const recordsOf = (db: Db, now: Date) => db
  .selectFrom('help_askings')
  .select(({ fn }) => [
    'person_id',
    fn.countAll<number>().filterWhere('came', '=', true).as('came'),
    fn.countAll<number>().filterWhere('came', '=', false).as('missed'),
    fn.countAll<number>().filterWhere('asked_at', '>', sql<Date>`${now}::timestamptz - interval '30 days'`).as('asked'),
  ])
  .groupBy('person_id')

/** The skills they never want to be asked for, and whether help of no particular kind is among it. */
const refusalsOf = (db: Db) => db
  .selectFrom('help_refusals')
  .select(['person_id', sql<number[]>`array_remove(array_agg(skill_id), null)`.as('skills'), sql<boolean>`bool_or(skill_id is null)`.as('general')])
  .groupBy('person_id')
