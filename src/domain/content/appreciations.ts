import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

export type Kind = 'story' | 'page'
export type Liked = Pick<Row<'appreciations'>, 'month' | 'number'> & { kind: string; title: string; slug: string }

/** Somebody likes it. Once per mark, which stands for one visitor and one day; a second time changes nothing. */
export async function appreciate(db: Db, kind: Kind, subject: { id: number }, mark: string) {
  await together(db, async (tx) => {
    const first = await tx
      .insertInto('appreciation_marks')
      .values({ mark, due_on: sql`current_date + 1` })
      .onConflict((known) => known.column('mark').doNothing())
      .returning('mark')
      .executeTakeFirst()
    if (!first) return
    await tx
      .insertInto('appreciations')
      .values({ kind, subject_id: subject.id, month: sql`date_trunc('month', current_date)::date`, number: 1 })
      .onConflict((known) => known.columns(['month', 'kind', 'subject_id']).doUpdateSet({ number: sql<number>`appreciations.number + 1` }))
      .execute()
  })
}

/** What was liked in this month and the eleven before, the latest month first, and the most liked first. */
export async function list(db: Db): Promise<Liked[]> {
  const { rows } = await sql<Liked>`
    select appreciations.month, appreciations.number, appreciations.kind, coalesce(stories.title, pages.title) as title, coalesce(stories.slug, pages.slug) as slug
      from appreciations
      left join stories on appreciations.kind = 'story' and stories.id = subject_id
      left join pages on appreciations.kind = 'page' and pages.id = subject_id
      where appreciations.month > current_date - interval '1 year' and appreciations.number > 0 and coalesce(stories.id, pages.id) is not null
      order by appreciations.month desc, appreciations.number desc, title
      limit 200`.execute(db)
  return rows
}

/** Yesterday's marks, and those before, go. */
export async function sweep(db: Db) {
  await db.deleteFrom('appreciation_marks').where('due_on', '<=', sql<string>`current_date`).execute()
}
