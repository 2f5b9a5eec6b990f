import { type Expression, sql, type SqlBool } from 'kysely'
import type { Db } from '#platform/database.ts'
import { pointing } from '#platform/pointing.ts'

/** Whether anything shows a picture, as a condition on `pictures`: whatever does points at it with a foreign key, in this room or in one above, or is a text with its mark. */
export async function isShown(db: Db): Promise<Expression<SqlBool>> {
  const pointers = await pointing(db, 'pictures')
  const others = pointers.filter(({ table }) => table !== 'home_block_pictures')
  const each = others.flatMap(({ table, columns }) => columns.map((column) => sql`exists (select from ${sql.table(table)} showing where showing.${sql.ref(column)} = pictures.id)`))
  return sql<SqlBool>`(${sql.join([inTexts, onHomePage, ...each], sql` or `)})`
}

/** Those that a text shows, found in one reading of all of them. */
const inTexts = sql`pictures.id in (
  select (regexp_matches(body, 'data-picture="([0-9]{1,15})"', 'g'))[1]::bigint
  from marked_texts
  where body like '%data-picture="%')`

/** On the home page as it stands; what former arrangements of it show may go. */
const onHomePage = sql`pictures.id in (select picture_id from home_block_pictures where arrangement_id = (select max(id) from home_arrangements))`

/** Which of these something shows. */
export async function shownAmong(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db.selectFrom('pictures').select('id').where('id', 'in', [...ids, 0]).where(await isShown(db)).execute()
  return new Set(rows.map(({ id }) => id))
}
