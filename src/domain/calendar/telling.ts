import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Given } from '#domain/calendar/answers.ts'
import { calledOff } from '#domain/calendar/listing.ts'

/** What a letter about an answer says. */
export const notices = ['yes', 'waiting', 'freed', 'no', 'changed', 'called-off', 'day-before', 'hour-before'] as const
export type Notice = (typeof notices)[number]

/** Leaves a letter about each of these answers for the worker, with the fact it tells. `origin`: where its link leads, when the request knows. */
export async function tell(db: Db, answers: readonly { id: number }[], notice: Notice, origin?: string) {
  for (const { id } of answers) await queue.leave(db, 'event-letter', { answerId: id, notice, origin })
}

/** Whether what a letter is about to say is still so. */
export function stillHolds({ answer: { answer }, time }: Pick<Given, 'time'> & { answer: Pick<Given['answer'], 'answer'> }, notice: Notice, now: Date): boolean {
  if (time.ends_at <= now) return false
  if (notice === 'no' || notice === 'waiting') return answer === notice && (notice === 'no' || !time.called_off)
  if (notice === 'called-off') return time.called_off && answer !== 'no'
  return answer === 'yes' && !time.called_off && (time.begins_at > now || !notice.endsWith('before'))
}

/** Notes what a letter is about to tell, and for one that carries it into a calendar by what name, which stays the same whatever becomes of the series. */
export async function noteTold(tx: Db, { answer: { id } }: Given, carries: boolean): Promise<Pick<Given['answer'], 'uid' | 'instance' | 'sequence'>> {
  const about = tx
    .selectFrom('event_times')
    .innerJoin('events as series', 'series.id', 'event_times.event_id')
    .innerJoin('events as details', 'details.id', 'details_id')
    .innerJoin('event_answers as told', 'told.time_id', 'event_times.id')
    .select(['told.id', 'series.uid', sql<number>`greatest(series.sequence, details.sequence)`.as('sequence'), digest.as('digest')])
    .select(sql<string | null>`case when series.rule is not null or series.added <> '{}' then event_times.of end`.as('instance'))
    .where('told.id', '=', id)
  const instance = sql<string | null>`case when event_answers.uid is null then about.instance else event_answers.instance end`
  return tx
    .updateTable('event_answers')
    .from(about.as('about'))
    .set((row) => ({
      told: row.ref('about.digest'),
      sequence: sql<number>`greatest(event_answers.sequence + 1, about.sequence)`,
      ...(carries ? { uid: sql<string>`coalesce(event_answers.uid, about.uid)`, instance } : {}),
    }))
    .whereRef('about.id', '=', 'event_answers.id')
    .returning(['event_answers.uid', 'event_answers.instance', 'event_answers.sequence'])
    .executeTakeFirstOrThrow()
}

export const off = 'called off'
/** Changes when, and only when, those who come must hear of it. */
export const digest = sql<string>`case when ${calledOff} then ${sql.lit(off)} else md5(concat_ws('|',
  event_times.starts, event_times.ends, extract(epoch from begins_at), details.zone, details.venue, details.address, details.place_id, details.is_online, (select address || ' ' || note from event_rooms where event_rooms.event_id = details.id))) end`
