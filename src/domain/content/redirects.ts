import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { columns, type Kind, reference, tables, type Writing } from '#domain/content/writings.ts'

/** Where what once stood at this address stands now, if it can be seen there. */
export async function follow(db: Db, kind: Kind, slug: string): Promise<string | undefined> {
  const column = sql.ref(columns[kind])
  const { rows: [moved] } = await sql<{ slug: string }>`
    select slug from ${sql.table(tables[kind])}
    where id = (select ${column} from redirects where slug = ${slug} and ${column} is not null) and binned_at is null and published_at <= now()`.execute(db)
  return moved?.slug
}

/** Whoever comes to the old address is led on from now; the new one leads nowhere else any more. */
export async function move(tx: Db, writing: Writing, from: string, to: string) {
  await tx.deleteFrom('redirects').where('slug', 'in', [from, to]).where(columns[writing.kind], 'is not', null).execute()
  await tx.insertInto('redirects').values({ slug: from, ...reference(writing) }).execute()
}
