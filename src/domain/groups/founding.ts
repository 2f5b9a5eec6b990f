import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import * as slugs from '#engines/texts/slugs.ts'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as areas from '#domain/groups/areas.ts'
import { type Group, type Words } from '#domain/groups/groups.ts'

export type Draft = Pick<Group, 'kind' | 'name' | 'parent_id' | 'ends_on'> & Partial<Words>
export type Edit = Pick<Group, 'name' | 'parent_id'>

/** Addresses below /groups that are pages of their own. */
const taken = ['new', 'near', 'new-team', 'applications', 'team-proposals', 'starter-kit', 'invitations', 'terms']

/** Makes a group's row, with its area; `on` is the day. What made it asks for nothing more: applications and organisers do. */
export async function found(db: Db, draft: Draft, { status, area, on }: { status: Group['status']; area: areas.Area; on: string }): Promise<Group> {
  return together(db, async (tx) => {
    const group = await tx
      .insertInto('groups')
      .values({ ...draft, status, since: on, slug: await freeSlug(tx, draft.name), review_on: draft.kind === 'standing-team' ? sql`${on}::date + interval '1 year'` : null })
      .returningAll()
      .executeTakeFirstOrThrow()
    await areas.set(tx, group, area)
    return { ...group, counties: area.counties }
  })
}

/** An organiser enters a group that is there already: it is affiliated from the start. */
export async function enter(db: Db, actor: audit.Actor, draft: Draft, area: areas.Area, on: string): Promise<Group> {
  return together(db, async (tx) => {
    const group = await found(tx, draft, { status: 'affiliated', area, on })
    await tx.insertInto('group_steps').values({ group_id: group.id, became: 'affiliated', actor: actor.name, stepped_on: on }).execute()
    await audit.record(tx, actor, { act: 'enter', subject: 'group', subjectId: group.id, after: draft })
    return group
  })
}

/** Its name, its place among the others, and its area: an organiser's to change. A group cannot stand below itself. */
export async function edit(db: Db, actor: audit.Actor, { id }: Pick<Group, 'id'>, change: Edit, area: areas.Area): Promise<'done' | 'circle'> {
  try {
    await together(db, async (tx) => {
      const before = await tx.selectFrom('groups').select(['id', 'name', 'parent_id', 'counties']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
      const stood = areas.write(await areas.of(tx, before))
      await tx.updateTable('groups').set(change).where('id', '=', id).execute()
      await areas.set(tx, { id }, area)
      await audit.record(tx, actor, { act: 'edit', subject: 'group', subjectId: id, before: { ...before, area: stood }, after: { ...change, area: areas.write(area) } })
    })
    return 'done'
  } catch (error) {
    if (error instanceof DatabaseError && (error.constraint === 'groups_no_circle' || error.constraint === 'groups_check')) return 'circle'
    throw error
  }
}

/** The name as an address, with a number behind it when the plain one is taken. */
async function freeSlug(db: Db, name: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('groups.slug'))`.execute(db)
  const known = await db.selectFrom('groups').select('slug').where('slug', 'like', `${slugs.slugOf(name, 'group')}%`).execute()
  return slugs.freeSlug(name, [...taken, ...known.map(({ slug }) => slug)], 'group')
}
