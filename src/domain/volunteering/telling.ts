import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'

/** What a letter about an asking says. */
export const notices = ['asked', 'yes', 'waiting', 'freed', 'changed', 'closed', 'not-needed', 'cancelled', 'reminder', 'thanks'] as const
export type Notice = (typeof notices)[number]

/** Leaves a letter about each of these askings for the worker, with the fact it tells. `origin`: where its link leads, when the request knows. */
export async function tell(db: Db, askings: readonly { id: number }[], notice: Notice, origin?: string) {
  for (const { id } of askings) await queue.leave(db, 'help-letter', { askingId: id, notice, origin })
}
