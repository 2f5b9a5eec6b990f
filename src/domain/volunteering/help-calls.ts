import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'

export type HelpCall = Row<'help_calls'>
export type Placed = HelpCall & { town: string | null; waiting: number; asked: number }
export type Stage = 'open' | 'full' | 'closed' | 'cancelled' | 'over'
/** Whose calls: everybody's, or those of these groups. */
export type Whose = 'all' | readonly number[]

export function stageOf({ cancelled_at, closed_at, ends_at, places, taken }: Pick<HelpCall, 'cancelled_at' | 'closed_at' | 'ends_at' | 'places' | 'taken'>, now: Date): Stage {
  if (cancelled_at) return 'cancelled'
  if (ends_at <= now) return 'over'
  if (closed_at) return 'closed'
  return taken < places ? 'open' : 'full'
}

/** Whether a yes is still taken, to a place or to the waiting list. */
export const takesAnswers = (call: Parameters<typeof stageOf>[0], now: Date) => ['open', 'full'].includes(stageOf(call, now))

export async function find(db: Db, id: number): Promise<Placed | undefined> {
  return placed(db).where('help_calls.id', '=', id).executeTakeFirst()
}

/** Those that are to come, the soonest first, or those that are over, the latest first. */
export async function list(db: Db, whose: Whose, when: 'to come' | 'over', now: Date, limit = 100): Promise<Placed[]> {
  return placed(db)
    .$if(whose !== 'all', (calls) => calls.where('group_id', 'in', [0, ...(whose === 'all' ? [] : whose)]))
    .where('ends_at', when === 'to come' ? '>' : '<=', now)
    .orderBy('starts_at', when === 'to come' ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

/** What the public list shows: whatever still takes answers, the soonest first. */
export async function upcoming(db: Db, now: Date, limit = 100): Promise<Placed[]> {
  return listed(db, now).orderBy('starts_at').limit(limit).execute()
}

/** How many are to come by now; the clock alone takes one away. */
export async function countUpcoming(db: Db, now: Date): Promise<number> {
  const { count } = await db.selectFrom('help_calls').select(({ fn }) => fn.countAll<number>().as('count')).where('ends_at', '>', now).executeTakeFirstOrThrow()
  return count
}

/** One of those. */
export async function findUpcoming(db: Db, id: number, now: Date): Promise<Placed | undefined> {
  return listed(db, now).where('help_calls.id', '=', id).executeTakeFirst()
}

const listed = (db: Db, now: Date) => placed(db).where('listed', '=', true).where('closed_at', 'is', null).where('cancelled_at', 'is', null).where('ends_at', '>', now)

const placed = (db: Db) => db
  .selectFrom('help_calls')
  .leftJoin('divisions', 'divisions.id', 'help_calls.place_id')
  .selectAll('help_calls')
  .select('divisions.display_name as town')
  .select(({ selectFrom }) => {
    const said = selectFrom('help_askings').whereRef('help_call_id', '=', 'help_calls.id').select((row) => row.fn.countAll<number>().as('count'))
    return [said.where('answer', '=', 'waiting').$asScalar().$notNull().as('waiting'), said.$asScalar().$notNull().as('asked')]
  })
