import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as forgetting from '#domain/people/forgetting.ts'
import type { Reach } from '#domain/people/reach.ts'

export type Clock = Row<'retention_clocks'>
export type Rule = Clock['rule']
/** What a clock would do now: how many, and the first few of them. */
export type Forecast = { people: number; first: { id: number; name: string; emails: string[]; phones: string[]; created_at: Date }[] }
/** People whom no clock touches, by questions of rooms above: members, those in a group. */
export type Spared = readonly Exclude<Reach, 'everyone'>[]

export async function list(db: Db): Promise<Clock[]> {
  return db.selectFrom('retention_clocks').selectAll().orderBy('rule').execute()
}

/** Sets a clock to so many years. It runs only once that is confirmed. */
export async function set(db: Db, actor: audit.Actor, rule: Rule, years: number) {
  await together(db, async (tx) => {
    await tx.insertInto('retention_clocks').values({ rule, years }).onConflict((known) => known.column('rule').doUpdateSet({ years, confirmed_at: null })).execute()
    await audit.record(tx, actor, { act: 'set the retention clock', subject: 'retention', subjectId: rule, after: { years } })
  })
}

/** Lets it run, from the next night on, every night. False when its years are other ones by now, or there is no such clock. */
export async function confirm(db: Db, actor: audit.Actor, rule: Rule, years: number): Promise<boolean> {
  return together(db, async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('retention_clocks').set({ confirmed_at: sql<Date>`now()` }).where('rule', '=', rule).where('years', '=', years).executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n) await audit.record(tx, actor, { act: 'confirm the retention clock', subject: 'retention', subjectId: rule, after: { years } })
    return numUpdatedRows > 0n
  })
}

export async function stop(db: Db, actor: audit.Actor, rule: Rule) {
  await together(db, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('retention_clocks').where('rule', '=', rule).executeTakeFirstOrThrow()
    if (numDeletedRows > 0n) await audit.record(tx, actor, { act: 'stop the retention clock', subject: 'retention', subjectId: rule })
  })
}

export async function forecast(db: Db, clock: Pick<Clock, 'rule' | 'years'>, spared: Spared): Promise<Forecast> {
  const { people } = await due(db, clock, spared).select(({ fn }) => fn.countAll<number>().as('people')).executeTakeFirstOrThrow()
  return { people, first: await due(db, clock, spared).select(['id', 'name', 'emails', 'phones', 'created_at']).orderBy('created_at').orderBy('id').limit(5).execute() }
}

/** Forgets whom the confirmed clocks name, some hundred at a time. How many. */
export async function run(db: Db, spared: Spared): Promise<number> {
  let forgotten = 0
  for (const clock of (await list(db)).filter(({ confirmed_at }) => confirmed_at)) {
    for (;;) {
      const next = await due(db, clock, spared).select('id').orderBy('id').limit(200).execute()
      if (next.length === 0) break
      forgotten += await forgetting.forget(db, next.map(({ id }) => id), clock.rule)
    }
  }
  return forgotten
}

/** Runs of clocks and wishes that were carried out, the latest first: numbers alone are kept. */
export async function record(db: Db, limit = 20): Promise<{ reason: forgetting.Reason; day: string; people: number }[]> {
  return db
    .selectFrom('forgettings')
    .select(['reason', sql<string>`forgotten_at::date`.as('day'), sql<number>`sum(people)::integer`.as('people')])
    .groupBy(['reason', sql`forgotten_at::date`])
    .orderBy('day', 'desc')
    .limit(limit)
    .execute()
}

/** Nobody who may come into the office, and nobody whom another room asks to be spared. */
function due(db: Db, { rule, years }: Pick<Clock, 'rule' | 'years'>, spared: Spared) {
  const long = sql<Date>`now() - make_interval(years => ${years})`
  return db
    .selectFrom('people')
    .where('created_at', '<', long)
    .where((person) => person.not(person.exists(person
      .selectFrom('deeds')
      .select('deeds.id')
      .whereRef('deeds.person_id', '=', 'people.id')
      .$if(rule === 'no-consent', (deeds) => deeds.where('occurred_at', '>=', long)))))
    .$if(rule === 'no-consent', (people) => people.where((person) => person.not(person.exists(
      person.selectFrom('consent_standings').select('consent_id').whereRef('consent_standings.person_id', '=', 'people.id').where('given', '=', true)))))
    .where((person) => person.not(person.exists(person.selectFrom('users').select('users.id').whereRef('users.person_id', '=', 'people.id').where('role', 'is not', null))))
    .where((person) => person.and(spared.map((ids) => sql<boolean>`not exists (select from ${ids(db)} spared where spared.person_id = people.id)`)))
}
