import type * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { callOff, callOn } from '#domain/calendar/calling-off.ts'

const why = 'Called off in the calendar that it comes from.'

/** Single times that the source calls off are called off here, and on again when it does. What somebody called off here stays so. */
export async function followTimes(tx: Db, actor: audit.Actor, id: number, { before, off, now }: { before: readonly string[]; off: readonly string[]; now: Date }) {
  const changed = [...off.filter((of) => !before.includes(of)), ...before.filter((of) => !off.includes(of))]
  if (changed.length === 0) return
  const times = await tx.selectFrom('event_times').select(['id', 'of']).where('event_id', '=', id).where('of', 'in', changed).where('ends_at', '>', now).execute()
  for (const time of times) await (off.includes(time.of) ? callOff(tx, actor, time.id, why, now) : callOn(tx, actor, time.id, now))
}
