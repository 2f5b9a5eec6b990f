import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as order from '#platform/order.ts'

/** What somebody writes to the organization about. */
export type Topic = Row<'contact_topics'>
/** Who reads what comes in about it: people who work here by their number, and addresses. Nobody: the organization's own address. */
export type Recipients = { users: string[]; emails: string[] }
export type Routed = Topic & Recipients

export async function list(db: Db): Promise<Topic[]> {
  return db.selectFrom('contact_topics').selectAll().orderBy('ordinal').orderBy('id').execute()
}

export async function find(db: Db, id: number): Promise<Topic | undefined> {
  return db.selectFrom('contact_topics').selectAll().where('id', '=', id).executeTakeFirst()
}

/** For the office, and for the letter that goes to them. */
export async function routed(db: Db): Promise<Routed[]> {
  const topics = await db
    .selectFrom('contact_topics')
    .selectAll()
    .select(({ selectFrom }) => jsonArrayFrom(selectFrom('contact_recipients').select(['user_id', 'email']).whereRef('topic_id', '=', 'contact_topics.id').orderBy('email')).as('recipients'))
    .orderBy('ordinal')
    .orderBy('id')
    .execute()
  return topics.map(({ recipients, ...topic }) => ({ ...topic, users: recipients.flatMap(({ user_id: id }) => id ?? []), emails: recipients.flatMap(({ email }) => email ?? []) }))
}

/** Adds a topic behind the others; `undefined` when there is one of that name. */
export async function add(db: Db, actor: audit.Actor, name: string): Promise<Topic | undefined> {
  return together(db, async (tx) => {
    await order.inTurn(tx, 'contact_topics')
    const topic = await tx
      .insertInto('contact_topics')
      .values({ name, ordinal: sql<number>`(select coalesce(max(ordinal), -1) + 1 from contact_topics)` })
      .onConflict((known) => known.expression(sql`lower(name)`).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (topic) await audit.record(tx, actor, { act: 'add', subject: 'contact topic', subjectId: topic.id, after: { name } })
    return topic
  })
}

/** Another name, and who reads it, in place of those before. False when another topic has that name. */
export async function change(db: Db, actor: audit.Actor, { id }: Pick<Topic, 'id'>, name: string, { users, emails }: Recipients): Promise<boolean> {
  return together(db, async (tx) => {
    await order.inTurn(tx, 'contact_topics')
    const before = await tx.selectFrom('contact_topics').select('name').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    const twice = await tx.selectFrom('contact_topics').select('id').where(sql`lower(name)`, '=', name.toLowerCase()).where('id', '<>', id).executeTakeFirst()
    if (twice) return false
    await tx.updateTable('contact_topics').set({ name }).where('id', '=', id).execute()
    await tx.deleteFrom('contact_recipients').where('topic_id', '=', id).execute()
    const recipients = [...users.map((user_id) => ({ topic_id: id, user_id })), ...emails.map((email) => ({ topic_id: id, email }))]
    if (recipients.length > 0) await tx.insertInto('contact_recipients').values(recipients).execute()
    await audit.record(tx, actor, { act: 'route', subject: 'contact topic', subjectId: id, before, after: { name, users, addresses: emails.length } })
    return true
  })
}

export async function move(db: Db, actor: audit.Actor, { id }: Pick<Topic, 'id'>, towards: order.Towards) {
  await together(db, async (tx) => {
    await order.inTurn(tx, 'contact_topics')
    const moved = await order.move(tx, 'contact_topics', (await list(tx)).map((topic) => topic.id), id, towards)
    if (moved) await audit.record(tx, actor, { act: 'move', subject: 'contact topic', subjectId: id, after: { towards } })
  })
}

export async function remove(db: Db, actor: audit.Actor, topic: Pick<Topic, 'id' | 'name'>) {
  await together(db, async (tx) => {
    await tx.deleteFrom('contact_topics').where('id', '=', topic.id).execute()
    await audit.record(tx, actor, { act: 'remove', subject: 'contact topic', subjectId: topic.id, before: { name: topic.name } })
  })
}
