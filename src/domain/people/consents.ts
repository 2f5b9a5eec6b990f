import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Person } from '#domain/people/person.ts'

export type Statement = Pick<Row<'consents'>, 'channel' | 'list' | 'given' | 'wording' | 'how'>

/** Writes down what somebody agreed to or took back, with the exact words that stood beside the tick. Nothing is ever overwritten. */
export async function state(db: Db, person: Pick<Person, 'id'>, statement: Statement) {
  await db.insertInto('consents').values({ person_id: person.id, ...statement }).execute()
}

/** The latest statement that nobody took back decides; silence is no consent. */
export async function stands(db: Db, person: Pick<Person, 'id'>, channel: Statement['channel'], list: string): Promise<boolean> {
  const standing = await db
    .selectFrom('consent_standings')
    .select('given')
    .where('person_id', '=', person.id)
    .where('channel', '=', channel)
    .where('list', '=', list)
    .executeTakeFirst()
  return standing?.given ?? false
}

/** Whether they agree to anything of ours by this channel. */
export async function standsAnywhere(db: Db, person: Pick<Person, 'id'>, channel: Statement['channel']): Promise<boolean> {
  const given = await db.selectFrom('consent_standings').select('list').where('person_id', '=', person.id).where('channel', '=', channel).where('given', '=', true).limit(1).executeTakeFirst()
  return !!given
}

/** The lists of this channel to which they agree. */
export async function listsOf(db: Db, person: Pick<Person, 'id'>, channel: Statement['channel']): Promise<string[]> {
  const standing = await db.selectFrom('consent_standings').select('list').where('person_id', '=', person.id).where('channel', '=', channel).where('given', '=', true).orderBy('list').execute()
  return standing.map(({ list }) => list)
}
