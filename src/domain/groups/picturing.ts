import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as pictures from '#domain/content/pictures.ts'
import type { Group } from '#domain/groups/groups.ts'

/** The picture on the group's page from now on, or none. The one before goes, unless somebody shelved it or something else shows it. */
export async function set(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, picture: Pick<pictures.Picture, 'id'> | null) {
  await together(db, async (tx) => {
    const group = await tx.selectFrom('groups').select('picture_id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    const picture_id = picture?.id ?? null
    await tx.updateTable('groups').set({ picture_id }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'picture', subject: 'group', subjectId: id, before: group, after: { picture_id } })
    const before = group.picture_id && group.picture_id !== picture_id && await pictures.find(tx, group.picture_id)
    if (before) await pictures.leaveTidying(tx, before)
  })
}

export async function of(db: Db, { picture_id }: Pick<Group, 'picture_id'>): Promise<pictures.Picture | undefined> {
  return picture_id ? pictures.find(db, picture_id) : undefined
}

/** The groups that show one of these pictures. */
export async function showing(db: Db, ids: readonly number[]): Promise<Pick<Group, 'id' | 'name' | 'picture_id'>[]> {
  return db.selectFrom('groups').select(['id', 'name', 'picture_id']).where('picture_id', 'in', [...ids, 0]).orderBy('name').execute()
}
