import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as keeping from '#domain/library/keeping.ts'

/** This is its file from now on; the one before is deleted. False when the resource is gone: then the file is nobody's still. */
export async function put(db: Db, actor: audit.Actor, home: keeping.Home, id: number, { file, name, kind, bytes }: keeping.Kept): Promise<boolean> {
  const before = await together(db, async (tx) => {
    const held = await tx.selectFrom('resources').select(['file', 'file_name', 'file_bytes']).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!held) return undefined
    await tx.updateTable('resources').set({ file, file_name: name, file_kind: kind, file_bytes: bytes }).where('id', '=', id).execute()
    await audit.record(tx, actor, {
      act: held.file ? 'replace the file' : 'add the file', subject: 'resource', subjectId: id, before: { file: held.file_name, bytes: held.file_bytes }, after: { file: name, bytes },
    })
    return held
  })
  if (before?.file) await keeping.discard(home, before.file)
  return !!before
}

/** Takes the file away; without one, nothing happens. */
export async function remove(db: Db, actor: audit.Actor, home: keeping.Home, id: number) {
  const before = await together(db, async (tx) => {
    const held = await tx.selectFrom('resources').select(['file', 'file_name']).where('id', '=', id).where('file', 'is not', null).forUpdate().executeTakeFirst()
    if (!held) return undefined
    await tx.updateTable('resources').set({ file: null, file_name: null, file_kind: null, file_bytes: null }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'remove the file', subject: 'resource', subjectId: id, before: { file: held.file_name } })
    return held
  })
  if (before?.file) await keeping.discard(home, before.file)
}

/** Deletes a resource with its file, its steps and what was ticked of them. Gone already: nothing happens. */
export async function deleteWhole(db: Db, actor: audit.Actor, home: keeping.Home, id: number) {
  const before = await together(db, async (tx) => {
    const gone = await tx.deleteFrom('resources').where('id', '=', id).returning(['kind', 'title', 'lede', 'body', 'link', 'audience', 'file', 'file_name']).executeTakeFirst()
    if (gone) await audit.record(tx, actor, { act: 'delete the resource', subject: 'resource', subjectId: id, before: gone })
    return gone
  })
  if (before?.file) await keeping.discard(home, before.file)
}

/** Once a day: files that have lain about for a day and are nobody's. */
export async function sweep(db: Db, home: keeping.Home) {
  const lying = await keeping.old(home)
  if (lying.length === 0) return
  const rows = await db.selectFrom('resources').select('file').where('file', 'is not', null).execute()
  const known = new Set(rows.map(({ file }) => file))
  for (const file of lying) if (!known.has(file)) await keeping.discard(home, file)
}
