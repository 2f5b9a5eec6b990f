import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'

/** What a letter about an answer says. */
export const notices = ['yes', 'waiting', 'freed', 'no', 'changed', 'called-off', 'day-before', 'hour-before'] as const
export type Notice = (typeof notices)[number]

/** Leaves a letter about each of these answers for the worker, with the fact it tells. `origin`: where its link leads, when the request knows. */
export async function tell(db: Db, answers: readonly { id: number }[], notice: Notice, origin?: string) {
  for (const { id } of answers) await queue.leave(db, 'event-letter', { answerId: id, notice, origin })
}
