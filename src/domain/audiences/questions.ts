import { type Expression, type SqlBool, sql } from 'kysely'
import * as constituencies from '#domain/legislature/constituencies.ts'
import * as standings from '#domain/membership/standings.ts'
import * as profiles from '#domain/volunteering/profiles.ts'
import { dayOf } from '#engines/membership/days.ts'
import type { Db } from '#platform/database.ts'
import type { Condition } from '#domain/audiences/condition.ts'

/**
 * What a condition asks: something of a person's own row, or whether they are among the people that another table names (`once`: nobody twice).
 * `not` is still to be said.
 */
export type Question = { row: Expression<SqlBool> } | { among: Expression<{ person_id: number }>; once: boolean }

type Of<About extends Condition['about']> = Extract<Condition, { about: About }>

export function questionOf(db: Db, condition: Condition): Question {
  switch (condition.about) {
    case 'tag': return { row: sql`people.tags @> array[${condition.tag}]::text[]` }
    case 'field': return { row: field(condition) }
    case 'field-known': return { row: sql`people.fields ? ${condition.key}` }
    case 'town': return { row: condition.town === null ? sql`people.place_id is null` : sql`people.place_id = ${condition.town}` }
    case 'district': return { row: district(db, condition) }
    case 'official': return { row: livesIn(constituencies.ofOfficial(db, condition.official)) }
    case 'committee': return { row: livesIn(constituencies.ofCommittee(db, condition.committee)) }
    case 'language': return { row: sql`people.language = ${condition.language}` }
    case 'source': return { row: sql`people.source = ${condition.source}` }
    case 'added': return { row: sql`people.created_at >= ${condition.since}::date` }
    case 'group': return { among: group(db, condition), once: true }
    case 'standing': return { among: standings.idsStanding(condition.standing, dayOf(new Date()))(db), once: false }
    case 'skill': return { among: profiles.idsOffering({ skill: condition.skill })(db), once: true }
    case 'interest': return { among: profiles.idsOffering({ interest: condition.interest })(db), once: true }
    case 'deed': return { among: deed(db, condition), once: condition.kind !== null && condition.subject === null }
    case 'consent': return { among: consent(db, condition), once: true }
  }
}

/** Whether the question names those for whom the opposite is so. */
export const isTurned = (condition: Condition) => condition.not !== (condition.about === 'consent' && condition.said === 'never')

/** In one of these districts, by the sets of districts that people live in. */
const livesIn = (districts: constituencies.Districts) => livesAmong(sql`district_sets.districts && array${districts}`)
const livesAmong = (fits: Expression<unknown>) => sql<SqlBool>`people.districts in (select districts from district_sets where ${fits})`

const district = (db: Db, { layer, district: id }: Of<'district'>) =>
  id === null ? livesAmong(sql`not district_sets.districts && array${constituencies.ofLayer(db, layer)}`) : livesIn(constituencies.ofDivision(db, id))

/** A value that is not of the kind asked for is neither above nor below. */
function field({ key, test, value }: Of<'field'>): Expression<SqlBool> {
  if (test === 'is') return sql`people.fields @> ${JSON.stringify({ [key]: value })}::jsonb`
  if (test === 'contains') return sql`people.fields ->> ${key} ilike ${`%${String(value).replace(/[\\%_]/g, '\\$&')}%`}`
  const sign = test === 'above' ? sql`>` : sql`<`
  if (typeof value === 'number') return sql`case when jsonb_typeof(people.fields -> ${key}) = 'number' then (people.fields -> ${key})::numeric ${sign} ${value} end`
  return sql`case when jsonb_typeof(people.fields -> ${key}) = 'string' then people.fields ->> ${key} ${sign} ${String(value)} end`
}

const group = (db: Db, { group: id, role }: Of<'group'>) => db
  .selectFrom('group_members')
  .select('person_id')
  .where('group_id', '=', id)
  .where('ended_at', 'is', null)
  .$if(role !== null, (members) => members.where('role', '=', role ?? 'member'))

const deed = (db: Db, { kind, subject, since }: Of<'deed'>) => (subject === null
  ? db
    .selectFrom('last_deeds')
    .select('person_id')
    .$if(kind !== null, (last) => last.where('kind', '=', kind ?? ''))
    .$if(since !== null, (last) => last.where('occurred_at', '>=', sql<Date>`${since}::date`))
  : db
    .selectFrom('deeds')
    .select((did) => did.ref('person_id').$notNull().as('person_id'))
    .where('person_id', 'is not', null)
    .$if(kind !== null, (deeds) => deeds.where('kind', '=', kind ?? ''))
    .where('subject', '=', subject.name)
    .where('subject_id', '=', subject.id)
    .$if(since !== null, (deeds) => deeds.where('occurred_at', '>=', sql<Date>`${since}::date`)))

const consent = (db: Db, { channel, list, said }: Of<'consent'>) => db
  .selectFrom('consent_standings')
  .select('person_id')
  .where('channel', '=', channel)
  .where('list', '=', list)
  .$if(said !== 'never', (lines) => lines.where('given', '=', said === 'given'))
