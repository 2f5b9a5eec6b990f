import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** The links that help a group begin, one to a line. */
export async function find(db: Db): Promise<string> {
  return (await db.selectFrom('starter_kit').select('links').executeTakeFirst())?.links ?? ''
}

export async function write(db: Db, actor: audit.Actor, links: string) {
  await together(db, async (tx) => {
    const before = await tx.selectFrom('starter_kit').select('links').forUpdate().executeTakeFirst()
    await tx.updateTable('starter_kit').set({ links }).execute()
    await audit.record(tx, actor, { act: 'write', subject: 'starter kit', subjectId: 1, before, after: { links } })
  })
}
