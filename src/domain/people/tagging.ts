import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import { type Asked, matching } from '#domain/people/matching.ts'
import type { Reach } from '#domain/people/reach.ts'

/** Some by their numbers, or all who are asked for. */
export type Whom = { ids: readonly number[] } | { asked: Asked }

/** Gives everybody meant, and within reach, a tag. Whoever has it already is left alone. How many got it. */
export async function tag(db: Db, actor: audit.Actor, reach: Reach, whom: Whom, name: string): Promise<number> {
  return change(db, actor, reach, whom, { act: 'tag', name, fits: sql`not tags @> array[${name}]::text[] and cardinality(tags) < 200`, tags: sql`array_append(tags, ${name})` })
}

/** Takes a tag from everybody meant who has it. How many lost it. */
export async function untag(db: Db, actor: audit.Actor, reach: Reach, whom: Whom, name: string): Promise<number> {
  return change(db, actor, reach, whom, { act: 'untag', name, fits: sql`tags @> array[${name}]::text[]`, tags: sql`array_remove(tags, ${name})` })
}

type Change = { act: 'tag' | 'untag'; name: string; fits: ReturnType<typeof sql>; tags: ReturnType<typeof sql> }

async function change(db: Db, actor: audit.Actor, reach: Reach, whom: Whom, { act, name, fits, tags }: Change): Promise<number> {
  return together(db, async (tx) => {
    const meant = matching(tx, reach, 'asked' in whom ? whom.asked : {})
      .select('people.id')
      .$if('ids' in whom, (people) => people.where(sql<boolean>`people.id = any(${'ids' in whom ? whom.ids : []}::bigint[])`))
    const { rows: [done] } = await sql<{ people: number }>`
      with changed as (
        update people set tags = ${tags}, updated_at = now() where id in ${meant} and ${fits} returning id, old.tags as was, new.tags as is_now
      ), noted as (
        insert into person_changes (person_id, origin, actor, before, after)
          select id, 'office', ${actor.name}, jsonb_build_object('tags', was), jsonb_build_object('tags', is_now) from changed
      )
      select count(*)::int as people from changed`.execute(tx)
    const people = done?.people ?? 0
    if (people > 0) await audit.record(tx, actor, { act, subject: 'people', subjectId: name, after: { people } })
    return people
  })
}
