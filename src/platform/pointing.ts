import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { DB } from '#platform/schema.ts'

/** The tables with a foreign key to this one, and the columns that hold it. */
export async function pointing(db: Db, target: keyof DB): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select conrelid::regclass::text as table, array_agg(attname::text order by attname) as columns
    from pg_catalog.pg_constraint
    join pg_catalog.pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = ${`public.${target}`}::regclass and conparentid = 0
    group by conrelid order by 1`.execute(db)
  return rows
}
