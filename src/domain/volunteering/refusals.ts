import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Person } from '#domain/people/person.ts'

/** The skills somebody never wants to be asked for; null stands for help that needs none. */
export async function list(db: Db, person: Pick<Person, 'id'>): Promise<(number | null)[]> {
  const refused = await db.selectFrom('help_refusals').select('skill_id').where('person_id', '=', person.id).execute()
  return refused.map(({ skill_id }) => skill_id)
}

/** Never again for what needs these skills, which are offered no more; for a call that needs none, never for help of no particular kind. */
export async function refuse(db: Db, person: Pick<Person, 'id'>, skills: readonly number[]) {
  const refused = skills.length > 0 ? skills : [null]
  await db
    .insertInto('help_refusals')
    .values(refused.map((skill_id) => ({ person_id: person.id, skill_id })))
    .onConflict((again) => again.columns(['person_id', 'skill_id']).doNothing())
    .execute()
  if (skills.length === 0) return
  await db
    .updateTable('volunteer_profiles')
    .set({ skills: sql<number[]>`array(select skill from unnest(skills) skill where skill <> all(${skills}::integer[]))` })
    .where('person_id', '=', person.id)
    .execute()
}

/** May be asked again for these. */
export async function takeBack(db: Db, person: Pick<Person, 'id'>, skills: readonly (number | null)[]) {
  await db
    .deleteFrom('help_refusals')
    .where('person_id', '=', person.id)
    .where((row) => row.or([row('skill_id', 'in', [...skills.filter((skill) => skill !== null), 0]), ...(skills.includes(null) ? [row('skill_id', 'is', null)] : [])]))
    .execute()
}
