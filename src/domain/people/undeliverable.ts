import { type Expression, type SqlBool, sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'

export type Undeliverable = Pick<Row<'undeliverable_emails'>, 'email' | 'reason' | 'since'>

/** Of the people that a query is about, those whose first address takes letters: a `where` for whoever writes to many. */
export const deliverable = (db: Db): Expression<SqlBool> => {
  const dead = db
    .selectFrom('undeliverable_emails')
    .select('email')
    .where('email', '=', sql<string>`people.emails[1]`)
    .where('lifted_at', 'is', null)
  return sql<SqlBool>`not exists ${dead}`
}

/** Those of these addresses to which letters to many do not go, with the reason. */
export async function among(db: Db, emails: readonly string[]): Promise<Undeliverable[]> {
  if (emails.length === 0) return []
  return standing(db).where('email', 'in', emails.map(people.tidyEmail)).orderBy('email').execute()
}

/** No letters to many go to this address any more. False when none went before. */
export async function mark(db: Db, { email, reason }: Pick<Undeliverable, 'email' | 'reason'>): Promise<boolean> {
  const marked = await db
    .insertInto('undeliverable_emails')
    .values({ email, reason })
    .onConflict((known) => known.column('email').doUpdateSet({ reason, since: sql`now()`, lifted_at: null, lifted_by: null }).where('undeliverable_emails.lifted_at', 'is not', null))
    .returning('email')
    .executeTakeFirst()
  return !!marked
}

/** Letters go to this address of theirs again; what came back before counts no longer. False when they went there all the time. */
export async function lift(db: Db, actor: audit.Actor, person: Pick<Person, 'id' | 'emails'>, email: string): Promise<boolean> {
  if (!person.emails.includes(email)) return false
  return lifted(db, actor, person, email)
}

/** Somebody answered a letter that went to this address: it takes letters. */
export async function liftConfirmed(db: Db, person: Pick<Person, 'id'>, email: string) {
  await lifted(db, { id: `person:${person.id}`, name: 'The owner of the address' }, person, email)
}

async function lifted(db: Db, actor: audit.Actor, person: Pick<Person, 'id'>, email: string): Promise<boolean> {
  return together(db, async (tx) => {
    const gone = await tx
      .updateTable('undeliverable_emails')
      .set({ lifted_at: sql`clock_timestamp()`, lifted_by: actor.name })
      .where('email', '=', people.tidyEmail(email))
      .where('lifted_at', 'is', null)
      .returning('reason')
      .executeTakeFirst()
    if (gone) await audit.record(tx, actor, { act: 'write again to an address of', subject: 'person', subjectId: person.id, before: { undeliverable: gone.reason } })
    return !!gone
  })
}

const standing = (db: Db) => db.selectFrom('undeliverable_emails').select(['email', 'reason', 'since']).where('lifted_at', 'is', null)
