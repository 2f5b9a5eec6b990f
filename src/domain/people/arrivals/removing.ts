import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { rewriting } from '#domain/people/rewriting.ts'

/** Of what points at a person, what goes with them without anybody having done something: all that an undo deletes itself. */
export const ownTraces = ['consent_standings', 'consents', 'duplicate_pairs', 'person_changes'] as const

/**
 * Removes those of these people, who began with this import, of whom nobody knows anything else: no deed, no group, no line in the
 * history by anybody else. Who was removed. They are locked first, so that nothing can be hung on them while it is asked; only then may the
 * database be spared from asking every foreign key about each of them again, where this role is allowed to.
 */
export async function removeUntouched(db: Db, importId: number, people: readonly number[]): Promise<Set<number>> {
  if (people.length === 0) return new Set()
  await sql`select from people where id = any(${people}::bigint[]) order by id for update`.execute(db)
  const touched = await touchedOf(db, importId, people)
  const gone = people.filter((id) => !touched.has(id))
  await rewriting(db, 'forgetting', async (tx) => {
    await sql`select set_config('session_replication_role', 'replica', true) where has_parameter_privilege('session_replication_role', 'set')`.execute(tx)
    await sql`delete from duplicate_pairs where one = any(${gone}::bigint[]) or other = any(${gone}::bigint[])`.execute(tx)
    for (const table of ['consent_standings', 'consents', 'person_changes'] as const) await sql`delete from ${sql.table(table)} where person_id = any(${gone}::bigint[])`.execute(tx)
    await sql`delete from people where id = any(${gone}::bigint[])`.execute(tx)
    await sql`select set_config('session_replication_role', 'origin', true) where has_parameter_privilege('session_replication_role', 'set')`.execute(tx)
  })
  return new Set(gone)
}

async function touchedOf(db: Db, importId: number, people: readonly number[]): Promise<Set<number>> {
  const { rows: pointers } = await sql<{ target: string; pointer: string }>`select target::text, pointer from person_pointers()`.execute(db)
  const elsewhere = pointers
    .filter(({ target }) => !ownTraces.some((own) => own === target))
    .map(({ target, pointer }) => sql`select ${sql.ref(pointer)} as id from ${sql.table(target)} where ${sql.ref(pointer)} = any(${people}::bigint[])`)
  const here = [
    sql`select person_id as id from consents left join people_imports on people_imports.id = import_id
      where person_id = any(${people}::bigint[]) and import_id is distinct from ${importId} and stage is distinct from 'undone'`,
    sql`select person_id as id from person_changes left join people_imports on people_imports.id = import_id
      where person_id = any(${people}::bigint[]) and import_id is distinct from ${importId} and origin <> 'undo' and stage is distinct from 'undone'`,
  ]
  const { rows } = await sql<{ id: number }>`${sql.join([...elsewhere, ...here], sql` union `)}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
