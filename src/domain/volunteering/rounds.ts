import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import { together } from '#platform/together.ts'
import { thank } from '#domain/volunteering/attendance.ts'
import { tell } from '#domain/volunteering/telling.ts'

/** What the hour asks for. Twice in an hour, or after a day of silence, everybody still gets each letter once. */
export async function go(db: Db, now: Date) {
  await together(db, (tx) => remind(tx, now))
  await together(db, (tx) => askWhoCame(tx, now))
  await together(db, (tx) => thankTheRest(tx, now))
  await sweep(db, now)
}

/** The day before; not those who said yes within that day, who have just had a letter with all of it. */
async function remind(db: Db, now: Date) {
  const due = await db
    .updateTable('help_askings')
    .from('help_calls')
    .set({ reminded_at: now })
    .whereRef('help_calls.id', '=', 'help_askings.help_call_id')
    .where('answer', '=', 'yes')
    .where('reminded_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', now)
    .where('starts_at', '<=', sql<Date>`${now}::timestamptz + interval '1 day'`)
    .where('answered_at', '<', sql<Date>`starts_at - interval '1 day'`)
    .returning('help_askings.id')
    .execute()
  await tell(db, due, 'reminder')
}

/** Once it is over, whoever called is asked who came. */
async function askWhoCame(db: Db, now: Date) {
  const over = await db
    .updateTable('help_calls')
    .set({ settled_at: now })
    .where('settled_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '<=', now)
    .returning(['id', 'taken'])
    .execute()
  for (const { id, taken } of over) if (taken > 0) await queue.leave(db, 'who-came-letter', { helpCallId: id })
}

/** Three days later, whoever had said yes is thanked also when nobody wrote down that they came; not who is known to have stayed away. */
async function thankTheRest(db: Db, now: Date) {
  const due = await db
    .selectFrom('help_askings')
    .innerJoin('help_calls', 'help_calls.id', 'help_askings.help_call_id')
    .select('help_askings.id')
    .where('answer', '=', 'yes')
    .where('thanked_at', 'is', null)
    .where('came', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '<=', sql<Date>`${now}::timestamptz - interval '3 days'`)
    .where('ends_at', '>', sql<Date>`${now}::timestamptz - interval '14 days'`)
    .forUpdate('help_askings')
    .execute()
  await thank(db, due, { now })
}

/** Links lead nowhere a month after the call. */
async function sweep(db: Db, now: Date) {
  await db
    .deleteFrom('help_links')
    .using((row) => row.selectFrom('help_askings').innerJoin('help_calls', 'help_calls.id', 'help_askings.help_call_id').select('help_askings.id').where('ends_at', '<', sql<Date>`${now}::timestamptz - interval '30 days'`).as('old'))
    .whereRef('old.id', '=', 'asking_id')
    .execute()
}
