import type { Db } from '#platform/database.ts'
import * as stories from '#domain/content/stories.ts'
import type { Group } from '#domain/groups/groups.ts'

export type Teller = Pick<Group, 'id' | 'name' | 'slug'>

/** The story is this group's from now on: "happening locally". */
export async function tell(tx: Db, group: Pick<Group, 'id'>, story: { id: number }) {
  const teller = await tellerOf(tx, story)
  if (teller?.id === group.id) return
  if (teller) await untell(tx, story)
  await tx.insertInto('group_stories').values({ group_id: group.id, story_id: story.id }).execute()
}

/** The story is the whole organization's. */
export async function untell(tx: Db, story: { id: number }) {
  await tx.deleteFrom('group_stories').where('story_id', '=', story.id).execute()
}

/** Whose it is, if a group's. */
export async function tellerOf(db: Db, story: { id: number }): Promise<Teller | undefined> {
  return db.selectFrom('group_stories').innerJoin('groups', 'groups.id', 'group_id').select(['groups.id', 'name', 'slug']).where('story_id', '=', story.id).executeTakeFirst()
}

/** Whose each of these is, by the story's number; those of the whole organization are not in it. */
export async function tellersOf(db: Db, among: readonly { id: number }[]): Promise<Map<number, Teller>> {
  if (among.length === 0) return new Map()
  const told = await db
    .selectFrom('group_stories')
    .innerJoin('groups', 'groups.id', 'group_id')
    .select(['story_id', 'groups.id', 'name', 'slug'])
    .where('story_id', 'in', among.map(({ id }) => id))
    .execute()
  return new Map(told.map(({ story_id, ...teller }) => [story_id, teller]))
}

export async function idsOf(db: Db, groupIds: readonly number[]): Promise<number[]> {
  if (groupIds.length === 0) return []
  const told = await db.selectFrom('group_stories').select('story_id').where('group_id', 'in', groupIds).execute()
  return told.map(({ story_id }) => story_id)
}

/** What of it is out, the newest first. */
export async function latestOf(db: Db, group: Pick<Group, 'id'>, limit = 5): Promise<stories.Listed[]> {
  return (await stories.withIds(db, await idsOf(db, [group.id]))).slice(0, limit)
}
