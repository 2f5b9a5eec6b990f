import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database.ts'
import { pointing } from '#platform/pointing.ts'
import * as letters from '#platform/letters.ts'
import * as confirmedEmails from '#domain/people/confirmed-emails.ts'
import type { Person } from '#domain/people/person.ts'

export type Kept = { table: string; rows: Record<string, unknown>[] }

/** What opens a door is told to nobody, and what only serves searching says nothing more. */
const unsaid = ['token', 'hash', 'digest', 'public_key', 'credential_id', 'access_token', 'refresh_token', 'id_token', 'password', 'search']
const rowsShape = z.array(z.record(z.string(), z.unknown()))

/**
 * All that is kept about a person: their row, every row of every table whose foreign key points at them or at their account, and the letters to
 * addresses they confirmed. It goes by the database's own catalogue, so that a table that comes later is in it. Of a row that is about two people
 * the other one is left out.
 */
export async function about(db: Db, { id }: Pick<Person, 'id'>): Promise<Kept[]> {
  const users = await db.selectFrom('users').select('id').where('person_id', '=', id).execute()
  const own = await read(db, 'people', ['id'], [String(id)])
  const theirs = await Promise.all((await pointing(db, 'people')).map(({ table, columns }) => read(db, table, columns, [String(id)])))
  const accounts = users.length === 0 ? [] : await Promise.all((await pointing(db, 'users')).map(({ table, columns }) => read(db, table, columns, users.map((user) => user.id))))
  const written = { table: 'letters', rows: await letters.to(db, await confirmedEmails.ofPerson(db, { id })) }
  const byTable = Map.groupBy([own, ...theirs, ...accounts, written], ({ table }) => table)
  return [...byTable].map(([table, parts]) => ({ table, rows: parts.flatMap(({ rows }) => rows) })).filter(({ rows }) => rows.length > 0)
}

async function read(db: Db, table: string, columns: string[], ids: string[]): Promise<Kept> {
  const theirs = sql.join(columns.map((column) => sql`${sql.ref(column)}::text = any (${ids})`), sql` or `)
  const others = sql.join(columns.map((column) => sql`case when ${sql.ref(column)}::text <> all (${ids}) then ${column} end`))
  const { rows } = await sql<{ rows: unknown }>`
    select coalesce(jsonb_agg(to_jsonb(found) - ${unsaid}::text[] - array_remove(array[${others}]::text[], null)), '[]') as rows from ${sql.table(table)} found where ${theirs}`.execute(db)
  return { table, rows: rowsShape.parse(rows[0]?.rows) }
}
