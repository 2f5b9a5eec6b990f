import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Person } from '#domain/people/person.ts'
import type { Group } from '#domain/groups/groups.ts'
import type { Role } from '#domain/groups/members.ts'

export type Member = { personId: number; name: string; email: string; role: Role; joinedAt: Date; agrees: boolean }
export type Lead = { personId: number; name: string; email: string }

/** Who is in a group, leads first, then by name; `agrees`: whether they get its letters. */
export async function ofGroup(db: Db, group: Pick<Group, 'id'>, { skip = 0, limit = 100 }: { skip?: number; limit?: number } = {}): Promise<Member[]> {
  return db
    .selectFrom('group_members')
    .innerJoin('people', 'people.id', 'group_members.person_id')
    .leftJoin('consent_standings', (join) => join
      .onRef('consent_standings.person_id', '=', 'people.id')
      .on('consent_standings.channel', '=', 'email')
      .on('consent_standings.list', '=', `group:${group.id}`))
    .select(['people.id as personId', 'people.name', 'group_members.role', 'group_members.joined_at as joinedAt'])
    .select([sql<string>`coalesce(people.emails[1], '')`.as('email'), sql<boolean>`coalesce(consent_standings.given, false)`.as('agrees')])
    .where('group_members.group_id', '=', group.id)
    .where('group_members.ended_at', 'is', null)
    .orderBy('group_members.role', 'desc')
    .orderBy('people.name')
    .orderBy('people.id')
    .offset(skip)
    .limit(limit)
    .execute()
}

export async function count(db: Db, group: Pick<Group, 'id'>): Promise<number> {
  const { number } = await db
    .selectFrom('group_members')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('group_id', '=', group.id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return number
}

/** Who leads it and can be written to. */
export async function leadsOf(db: Db, group: Pick<Group, 'id'>): Promise<Lead[]> {
  return db
    .selectFrom('group_members')
    .innerJoin('people', 'people.id', 'group_members.person_id')
    .select(['people.id as personId', 'people.name', sql<string>`people.emails[1]`.as('email')])
    .where('group_members.group_id', '=', group.id)
    .where('group_members.role', '=', 'lead')
    .where('group_members.ended_at', 'is', null)
    .where(sql`people.emails[1]`, 'is not', null)
    .orderBy('people.name')
    .execute()
}

/** The names of those who lead these groups, as each group's own page shows them, by the group's number. */
export async function leadNames(db: Db, groupIds: readonly number[]): Promise<Map<number, string[]>> {
  const leads = await db
    .selectFrom('group_members')
    .innerJoin('people', 'people.id', 'group_members.person_id')
    .select(['group_id', 'people.name'])
    .where('group_id', 'in', [...groupIds, 0])
    .where('group_members.role', '=', 'lead')
    .where('group_members.ended_at', 'is', null)
    .where(sql`people.emails[1]`, 'is not', null)
    .orderBy('people.name')
    .execute()
  return new Map([...Map.groupBy(leads, (lead) => lead.group_id)].map(([id, names]) => [id, names.map(({ name }) => name)]))
}

/** What somebody is in a group, if they are in it. */
export async function roleOf(db: Db, group: Pick<Group, 'id'>, person: Pick<Person, 'id'>): Promise<Role | undefined> {
  const held = await db.selectFrom('group_members').select('role').where('group_id', '=', group.id).where('person_id', '=', person.id).where('ended_at', 'is', null).executeTakeFirst()
  return held?.role
}
