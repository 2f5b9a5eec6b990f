import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as areas from '#domain/groups/areas.ts'

export type Group = Row<'groups'>
export type Listed = Pick<Group, 'id' | 'slug' | 'kind' | 'status' | 'name' | 'meets' | 'counties' | 'since' | 'ends_on'> & { divisions: areas.Division[]; members: number }
export type Roll = { ids?: readonly number[]; status?: Group['status']; words?: string; after?: Pick<Group, 'name' | 'id'>; limit?: number }
export type Asked = { words?: string; kind?: Group['kind']; placeId?: string; closed?: boolean }

/** What anybody may see: groups that are forming, at work or at rest, and those that ended, with what they reported. */
export const isPublic = ({ status }: Pick<Group, 'status'>) => status !== 'applied'

/** Whether somebody may come in now. */
export const isOpen = ({ status }: Pick<Group, 'status'>) => status === 'forming' || status === 'affiliated'

/** The directory, by name: those at work, or with `closed` those that ended. Words are looked for in what a group says, where it is and what it offers. */
export async function list(db: Db, { words, kind, placeId, closed = false }: Asked = {}): Promise<Listed[]> {
  return listed(db)
    .where('groups.status', 'in', closed ? ['closed'] : ['forming', 'affiliated'])
    .$if(!!words, (query) => query.where(mentions(words ?? '')))
    .$if(!!kind, (query) => query.where('groups.kind', '=', kind ?? 'chapter'))
    .$if(!!placeId, (query) => query.where('groups.id', 'in', areas.idsForPlace(db, placeId ?? '')))
    .orderBy('groups.name')
    .limit(500)
    .execute()
}

/** The chapters, local groups and allies of a town: those that name the town itself first. */
export async function forPlace(db: Db, placeId: string): Promise<Listed[]> {
  const found = await list(db, { placeId })
  const near = (group: Listed) => group.divisions.some(({ id }) => id === placeId)
  return found.filter(({ kind }) => !isTeam({ kind })).toSorted((a, b) => Number(near(b)) - Number(near(a)))
}

/** For the office: of any status, those numbered or all, by name; `after` is the name and number of the last one seen. */
export async function roll(db: Db, { ids, status, words, after, limit = 50 }: Roll): Promise<Listed[]> {
  return listed(db)
    .$if(!!ids, (query) => query.where('groups.id', 'in', [...(ids ?? []), 0]))
    .$if(!!status, (query) => query.where('groups.status', '=', status ?? 'applied'))
    .$if(!!words, (query) => query.where(mentions(words ?? '')))
    .$if(!!after, (query) => query.where(sql<boolean>`(groups.name, groups.id) > (${after?.name ?? ''}, ${after?.id ?? 0})`))
    .orderBy('groups.name')
    .orderBy('groups.id')
    .limit(limit)
    .execute()
}

export async function find(db: Db, id: number): Promise<Group | undefined> {
  return db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findBySlug(db: Db, slug: string): Promise<Group | undefined> {
  return db.selectFrom('groups').selectAll().where('slug', '=', slug).executeTakeFirst()
}

/** All that are not closed, by name, for choosing among. */
export async function names(db: Db): Promise<Pick<Group, 'id' | 'name'>[]> {
  return db.selectFrom('groups').select(['id', 'name']).where('status', '<>', 'closed').orderBy('name').execute()
}

/** The groups right below this one that are at work. */
export async function below(db: Db, { id }: Pick<Group, 'id'>): Promise<Listed[]> {
  return listed(db).where('groups.parent_id', '=', id).where('groups.status', 'in', ['forming', 'affiliated']).orderBy('groups.name').execute()
}

export const isTeam = ({ kind }: Pick<Group, 'kind'>) => kind === 'action-team' || kind === 'standing-team'

const describing = ['about', 'meets', 'links', 'first_steps', 'wanted', 'closing_report'] as const
export type Words = Pick<Group, (typeof describing)[number]>

/** What a group says about itself: its leads may change it. */
export async function describe(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, words: Partial<Words>) {
  await together(db, async (tx) => {
    const before = await tx.selectFrom('groups').select(describing).where('id', '=', id).executeTakeFirstOrThrow()
    await tx.updateTable('groups').set(words).where('id', '=', id).execute()
    await audit.record(tx, actor, { act: 'describe', subject: 'group', subjectId: id, before, after: words })
  })
}

/** Whether its leads show events to everybody without being asked. Said twice, nothing happens. */
export async function trustWithEvents(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, trusted: boolean) {
  await together(db, async (tx) => {
    const changed = await tx.updateTable('groups').set({ publishes_events: trusted }).where('id', '=', id).where('publishes_events', '<>', trusted).returning('id').executeTakeFirst()
    if (changed) await audit.record(tx, actor, { act: trusted ? 'trust with events' : 'look at events first', subject: 'group', subjectId: id, after: { publishes_events: trusted } })
  })
}

const listed = (db: Db) =>
  db
    .selectFrom('groups')
    .select(['groups.id', 'groups.slug', 'groups.kind', 'groups.status', 'groups.name', 'groups.meets', 'groups.counties', 'groups.since', 'groups.ends_on'])
    .select((group) => [
      jsonArrayFrom(
        group
          .selectFrom('group_areas')
          .innerJoin('divisions', 'divisions.id', 'group_areas.division_id')
          .select(['divisions.id', 'divisions.layer', 'divisions.display_name as name'])
          .whereRef('group_areas.group_id', '=', 'groups.id')
          .orderBy('divisions.display_name'),
      ).as('divisions'),
      group
        .selectFrom('group_members')
        .select(({ fn }) => fn.countAll<number>().as('members'))
        .whereRef('group_members.group_id', '=', 'groups.id')
        .where('group_members.ended_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('members'),
    ])

const mentions = (words: string) => sql<boolean>`
  plain(groups.name || ' ' || groups.about || ' ' || array_to_string(groups.counties, ' ')
    || coalesce((select ' ' || string_agg(divisions.display_name, ' ') from group_areas join divisions on divisions.id = division_id where group_id = groups.id), '')
    || coalesce((select ' ' || string_agg(issue, ' ') from group_offers where group_id = groups.id and ended_at is null), ''))
    like '%' || replace(replace(replace(plain(${words.trim()}), '\', '\\'), '%', '\%'), '_', '\_') || '%'`
