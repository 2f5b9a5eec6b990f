import { sql } from 'kysely'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Db } from '#platform/database.ts'

/** How those who got one of two subjects acted: deeds noted since it began to leave, of so many people who got it. */
export type Arm = { arm: 0 | 1; people: number; acted: number }

/** Fewer readers than this tell nothing: then there is no trial, and everybody gets the first subject. */
const fewest = 100

/** Draws by lot a tenth of a mailing's readers, half of them for either subject. */
export async function draw(tx: Db, mailingId: number, people: number) {
  if (people < fewest) {
    await tx.updateTable('mailings').set({ chosen: 0 }).where('id', '=', mailingId).execute()
    return
  }
  const { rows: [lot] } = await sql<{ drawn: number[] }>`
    select array_agg(person_id) drawn from (select person_id from deliveries where mailing_id = ${mailingId} order by random() limit ${Math.ceil(people / 20) * 2}) lot`.execute(tx)
  const drawn = lot?.drawn ?? []
  for (const arm of [0, 1]) {
    const theirs = drawn.filter((_, place) => place % 2 === arm)
    await tx.updateTable('deliveries').set({ arm }).where('mailing_id', '=', mailingId).where('person_id', '=', sql<number>`any(${theirs}::bigint[])`).execute()
  }
}

/** Both arms, the first first. What counts is that somebody did anything at all with us; nobody is watched opening a letter. `by`: as it stood then. */
export async function arms(db: Db, { id, begun_at }: Pick<Mailing, 'id' | 'begun_at'>, by?: Date): Promise<Arm[]> {
  const { rows } = await sql<Arm>`
    select arm, count(*) people, count(*) filter (where exists (
      select from deeds where deeds.person_id = deliveries.person_id and occurred_at >= ${begun_at}::timestamptz and kind <> 'lapsed' ${by ? sql`and occurred_at <= ${by}` : sql``})) acted
    from deliveries
    where mailing_id = ${id} and arm is not null and state in ('sent', 'kept') ${by ? sql`and settled_at <= ${by}` : sql``}
    group by arm
    order by arm`.execute(db)
  return rows
}

/** Everybody it was tried on has it: the others wait so many hours, counted once, however often it is paused meanwhile. False when it is not leaving, or is no trial. */
export async function wait(db: Db, { id }: Pick<Mailing, 'id'>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mailings')
    .set({ stage: 'trying', decides_at: sql`coalesce(decides_at, now() + trial_hours * interval '1 hour')` })
    .where('id', '=', id)
    .where('stage', '=', 'leaving')
    .where('trial_hours', 'is not', null)
    .where('chosen', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The hours are over: the subject after which more of its readers acted is the others'; where nobody can tell, the first. */
export async function decide(db: Db, mailing: Pick<Mailing, 'id' | 'begun_at'>) {
  const [first, other] = await arms(db, mailing)
  const share = (arm?: Arm) => (arm ? arm.acted / arm.people : 0)
  await db
    .updateTable('mailings')
    .set({ stage: 'leaving', chosen: share(other) > share(first) ? 1 : 0 })
    .where('id', '=', mailing.id)
    .where('stage', '=', 'trying')
    .execute()
}
