import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Presented } from '#platform/providers.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'
import * as confirmedEmails from '#domain/people/confirmed-emails.ts'
import * as people from '#domain/people/people.ts'
import type { Person } from '#domain/people/person.ts'

/** What somebody signs in to: one for each address. It stands for a member of the staff, for a person who reads that address, or for both. */
export type Account = Pick<Row<'users'>, 'id' | 'email' | 'name' | 'role' | 'person_id' | 'person_chosen_at'>

const columns = ['id', 'email', 'name', 'role', 'person_id', 'person_chosen_at'] as const

/**
 * The account of an address, made when it is first asked for. `undefined` when the address is nobody's. It stands for a person only as long as
 * they have that address; of a household, for the first until somebody says who they are.
 */
export async function open(db: Db, email: string): Promise<Account | undefined> {
  const address = people.tidyEmail(email)
  return together(db, async (tx) => {
    const readers = await people.withEmail(tx, address)
    const known = await tx.selectFrom('users').select(columns).where('email', '=', address).forUpdate().executeTakeFirst()
    if (known && (known.role !== null || readers.some(({ id }) => id === known.person_id)) && known.person_id !== null) return known
    const person = readers[0]
    if (!known && !person) return undefined
    return tx
      .insertInto('users')
      .values({ email: address, name: person?.name || address, person_id: person?.id })
      .onConflict((there) => there.column('email').doUpdateSet({ person_id: person?.id ?? null, person_chosen_at: null }))
      .returning(columns)
      .executeTakeFirstOrThrow()
  })
}

/** The owner of an account has shown that they read its address: so does the person it stands for, where nobody else can be meant. */
export async function arrive(db: Db, email: string): Promise<Account | undefined> {
  const account = await open(db, email)
  if (!account) return undefined
  await db.updateTable('users').set({ email_verified: true }).where('id', '=', account.id).where('email_verified', '=', false).execute()
  const [person, another] = await people.withEmail(db, account.email)
  if (person && !another) await confirmedEmails.note(db, person, account.email)
  return account
}

/** Everyone who reads the address of this account, and whether it still has to be said who of them this is. */
export async function household(db: Db, account: Pick<Account, 'id'>): Promise<{ people: Person[]; personId: number | null; open: boolean }> {
  const { email, person_id: personId, person_chosen_at } = await db.selectFrom('users').select(columns).where('id', '=', account.id).executeTakeFirstOrThrow()
  const all = await people.withEmail(db, email)
  return { people: all, personId, open: all.length > 1 && !person_chosen_at }
}

/** From now on the account stands for this person of its household. False when they are not of it. */
export async function choose(db: Db, account: Pick<Account, 'id'>, personId: number): Promise<boolean> {
  return together(db, async (tx) => {
    const { email } = await tx.selectFrom('users').select('email').where('id', '=', account.id).forUpdate().executeTakeFirstOrThrow()
    const person = (await people.withEmail(tx, email)).find(({ id }) => id === personId)
    if (!person) return false
    await tx.updateTable('users').set({ person_id: person.id, person_chosen_at: sql`now()`, ...(person.name ? { name: person.name } : {}) }).where('id', '=', account.id).execute()
    await confirmedEmails.note(tx, person, email)
    return true
  })
}

/**
 * The account of somebody whom another house presents: the one they were joined to before, or that of the address the house vouches for, which is
 * then joined. Of an address nobody has here, a new person. Without a vouched address, `undefined`: nothing is joined to what nobody confirmed.
 */
export async function presented(db: Db, { provider, subject, name, email }: Presented): Promise<Account | undefined> {
  return together(db, async (tx) => {
    const joined = await tx
      .selectFrom('sign_in_accounts')
      .innerJoin('users', 'users.id', 'sign_in_accounts.user_id')
      .select('users.email')
      .where('provider_id', '=', provider)
      .where('account_id', '=', subject)
      .executeTakeFirst()
    const before = joined && await open(tx, joined.email)
    if (before && (before.role !== null || before.person_id !== null)) return before
    if (!email) return undefined
    if (!await open(tx, email)) await people.welcome(tx, { email, name })
    return join(tx, { provider, subject }, email)
  })
}

/** Joins an account of another house to the one of an address whose owner said yes. */
export async function join(db: Db, { provider, subject }: Pick<Presented, 'provider' | 'subject'>, email: string): Promise<Account | undefined> {
  const account = await arrive(db, email)
  if (!account) return undefined
  await db
    .insertInto('sign_in_accounts')
    .values({ provider_id: provider, account_id: subject, user_id: account.id })
    .onConflict((joined) => joined.columns(['provider_id', 'account_id']).doUpdateSet({ user_id: account.id, updated_at: sql`now()` }))
    .execute()
  return account
}

/** Whoever still reads an address that this person gave up is no longer them: its sessions end. */
export async function release(db: Db, person: Pick<Person, 'id'>, email: string) {
  await together(db, async (tx) => {
    const released = await tx
      .updateTable('users')
      .set({ person_id: null, person_chosen_at: null })
      .where('email', '=', email)
      .where('person_id', '=', person.id)
      .where('role', 'is', null)
      .returning('id')
      .execute()
    for (const { id } of released) for (const table of ['sessions', 'passkeys', 'sign_in_accounts'] as const) await tx.deleteFrom(table).where('user_id', '=', id).execute()
  })
}
