import type { Db } from '#platform/database.ts'

/** The groups these people are in now, as "slug (role)". */
export async function wordsFor(db: Db, people: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('group_members')
    .innerJoin('groups', 'groups.id', 'group_members.group_id')
    .select(['person_id', 'groups.slug', 'role'])
    .where('person_id', 'in', [...people, 0])
    .where('ended_at', 'is', null)
    .orderBy('groups.slug')
    .execute()
  const found = Map.groupBy(rows, ({ person_id }) => person_id)
  return new Map([...found].map(([id, groups]) => [id, groups.map(({ slug, role }) => `${slug} (${role})`)]))
}
