import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type Entry = Row<'audit_entries'>
export type Actor = { id: string; name: string }
export type Deed = { act: string; subject: string; subjectId: string | number; before?: object; after?: object }

/** Writes an office act down, in the transaction of the act. `before` and `after` hold only what changed. */
export async function record(db: Db, actor: Actor, { act, subject, subjectId, before, after }: Deed) {
  const changed = before && after ? difference(before, after) : { before, after }
  await db
    .insertInto('audit_entries')
    .values({
      actor_id: actor.id,
      actor: actor.name,
      act,
      subject,
      subject_id: String(subjectId),
      before: changed.before ? JSON.stringify(changed.before) : null,
      after: changed.after ? JSON.stringify(changed.after) : null,
    })
    .execute()
}

/** Newest first; `olderThan` is the id of the last entry already seen. */
export async function list(db: Db, { olderThan, limit = 50 }: { olderThan?: number; limit?: number } = {}): Promise<Entry[]> {
  return db
    .selectFrom('audit_entries')
    .selectAll()
    .$if(olderThan !== undefined, (query) => query.where('id', '<', olderThan ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

function difference(before: object, after: object) {
  const was = new Map(Object.entries(before))
  const names = Object.entries(after).filter(([name, value]) => JSON.stringify(was.get(name)) !== JSON.stringify(value)).map(([name]) => name)
  const only = (whole: object) => Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name)))
  return { before: only(before), after: only(after) }
}
