import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import * as deeds from '#domain/people/deeds.ts'
import type { Day } from '#engines/membership/days.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'

/** Days before the end of a membership, its last day and those of grace, and the time after. */
export type Stage = '30' | '7' | '0' | 'lapsed'

/**
 * Whose membership ends soon, ends, or has lapsed by that day: each is noted and left to be written to once for each stage, also when
 * days were missed. A lapse older than two weeks is told to nobody. Those who left, or were paid back, hear nothing; nor do those whose
 * dues a provider collects by itself, unless that failed. How many were noted.
 */
export async function remind(db: Db, on: Day): Promise<number> {
  return together(db, async (tx) => {
    const due = await tx
      .insertInto('membership_reminders')
      .columns(['term_id', 'stage'])
      .expression(ending(tx, on))
      .onConflict((noted) => noted.doNothing())
      .returning(['term_id', 'stage'])
      .execute()
    for (const { term_id: termId, stage } of due) {
      if (stage === 'lapsed') await noteLapse(tx, termId)
      await queue.leave(tx, 'renewal-letter', { termId, stage })
    }
    return due.length
  })
}

/** The terms with which a membership ends, and how near that is. Terms too short to be warned of a month or a week ahead are not. */
function ending(db: Db, on: Day) {
  const last = db
    .selectFrom('membership_terms')
    .selectAll()
    .distinctOn('person_id')
    .where('person_id', 'in', db.selectFrom('membership_terms').select('person_id').where('last_on', '>=', sql<string>`${on}::date - 400`).where('last_on', '<=', sql<string>`${on}::date + 30`))
    .whereRef('from_on', '<=', 'last_on')
    .orderBy('person_id')
    .orderBy('last_on', 'desc')
    .orderBy('grace_on', 'desc')
    .orderBy('id', 'desc')
  const stage = sql<Stage | null>`case
    when grace_on < ${on}::date - 14 then null
    when grace_on < ${on} then 'lapsed'
    when last_on <= ${on} then '0'
    when last_on <= ${on}::date + 7 and until_on - from_on >= 20 then '7'
    when last_on > ${on}::date + 7 and last_on <= ${on}::date + 30 and until_on - from_on >= 60 then '30'
  end`
  return db
    .selectFrom(db.selectFrom(last.as('last')).selectAll().select(stage.as('stage')).whereRef('last_on', '=', 'until_on').as('ends'))
    .select(['id as term_id', sql<Stage>`stage`.as('stage')])
    .where('stage', 'is not', null)
    .where(sql<boolean>`grace_on = until_on + grace_days`)
    .where(({ or, not, exists, eb }) => or([eb('stage', '=', 'lapsed'), not(exists(db
      .selectFrom('payment_contracts')
      .select('provider_id')
      .where('ended_at', 'is', null)
      .where('failed_at', 'is', null)
      .whereRef('payment_contracts.person_id', '=', sql`ends.person_id`)))]))
}

export type Ending = NonNullable<Awaited<ReturnType<typeof find>>>

/** A term that still is the last of its person, whom to write to about it, and what kind it is of. Nothing once they have renewed or left. */
export async function find(db: Db, termId: number) {
  return db
    .selectFrom('membership_terms')
    .innerJoin('people', 'people.id', 'membership_terms.person_id')
    .innerJoin('membership_levels', 'membership_levels.id', 'membership_terms.level_id')
    .select(['people.name', 'membership_terms.last_on', 'membership_terms.grace_on', 'membership_levels.kind'])
    .select(sql<string | null>`people.emails[1]`.as('email'))
    .where('membership_terms.id', '=', termId)
    .whereRef('last_on', '=', 'until_on')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('membership_terms as later')
      .select('later.id')
      .whereRef('later.person_id', '=', 'membership_terms.person_id')
      .whereRef('later.last_on', '>', 'membership_terms.last_on'))))
    .executeTakeFirst()
}

async function noteLapse(db: Db, termId: number) {
  const { person_id: id } = await db.selectFrom('membership_terms').select('person_id').where('id', '=', termId).executeTakeFirstOrThrow()
  await deeds.note(db, { id }, { kind: 'lapsed', subject: 'membership', subjectId: termId, act: actOf(`lapsed ${termId}`) })
}

/** The same act has the same number. */
const actOf = (words: string) => createHash('md5').update(words).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
