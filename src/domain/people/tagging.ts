import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { type Asked, matching } from '#domain/people/matching.ts'
import type { Reach } from '#domain/people/reach.ts'

/** Some by their numbers, all who are asked for, or all whom an earlier act changed. */
export type Whom = { ids: readonly number[] } | { asked: Asked } | { changedBy: number }
/** How many were changed, and the number of the act when it was anybody. */
export type Done = { people: number; id?: number }

/** Gives everybody meant, and within reach, a tag. Whoever has it already is left alone. */
export async function tag(db: Db, actor: audit.Actor, reach: Reach, whom: Whom, name: string): Promise<Done> {
  return change(db, actor, reach, whom, { act: 'tag', name, fits: sql`not tags @> array[${name}]::text[] and cardinality(tags) < 200`, tags: sql`array_append(tags, ${name})` })
}

/** Takes a tag from everybody meant who has it. */
export async function untag(db: Db, actor: audit.Actor, reach: Reach, whom: Whom, name: string): Promise<Done> {
  return change(db, actor, reach, whom, { act: 'untag', name, fits: sql`tags @> array[${name}]::text[]`, tags: sql`array_remove(tags, ${name})` })
}

type Change = { act: 'tag' | 'untag'; name: string; fits: ReturnType<typeof sql>; tags: ReturnType<typeof sql> }

async function change(db: Db, actor: audit.Actor, reach: Reach, whom: Whom, { act, name, fits, tags }: Change): Promise<Done> {
  return together(db, async (tx) => {
    const { id } = await tx.insertInto('taggings').values({ act, tag: name, actor: actor.name }).returning('id').executeTakeFirstOrThrow()
    const { rows: [done] } = await sql<{ people: number }>`
      with changed as (
        update people set tags = ${tags}, updated_at = now() where id in ${meant(tx, reach, whom)} and ${fits} returning id, old.tags as was, new.tags as is_now
      ), noted as (
        insert into person_changes (person_id, origin, actor, before, after, tagging_id)
          select id, 'office', ${actor.name}, jsonb_build_object('tags', was), jsonb_build_object('tags', is_now), ${id} from changed
      )
      select count(*)::int as people from changed`.execute(tx)
    const people = done?.people ?? 0
    if (people === 0) {
      await tx.deleteFrom('taggings').where('id', '=', id).execute()
      return { people }
    }
    await tx.updateTable('taggings').set({ people }).where('id', '=', id).execute()
    await audit.record(tx, actor, { act, subject: 'people', subjectId: name, after: { people } })
    return { people, id }
  })
}

const meant = (db: Db, reach: Reach, whom: Whom) =>
  matching(db, reach, 'asked' in whom ? whom.asked : {})
    .select('people.id')
    .$if('ids' in whom, (people) => people.where(sql<boolean>`people.id = any(${'ids' in whom ? whom.ids : []}::bigint[])`))
    .$if('changedBy' in whom, (people) => people.where('people.id', 'in', changedBy(db, 'changedBy' in whom ? whom.changedBy : 0)))

const changedBy = (db: Db, id: number) => db.selectFrom('person_changes').select((line) => line.ref('person_id').$notNull().as('person_id')).where('tagging_id', '=', id)
