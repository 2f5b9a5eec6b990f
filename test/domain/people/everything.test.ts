import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as confirmedEmails from '#domain/people/confirmed-emails.ts'
import * as consents from '#domain/people/consents.ts'
import * as deeds from '#domain/people/deeds.ts'
import * as everything from '#domain/people/everything.ts'
import * as people from '#domain/people/people.ts'
import * as accounts from '#domain/staff/accounts.ts'
import * as signingIn from '#domain/staff/signing-in.ts'
import * as letters from '#platform/letters.ts'
import { pointing } from '#platform/pointing.ts'
import { db } from '../../house.ts'
import { auth } from '../../office/colleagues.ts'

const ana = await people.welcome(db, { email: 'ana@arden.example', name: 'Ana' })
const bo = await people.welcome(db, { email: 'bo@arden.example', name: 'Bo' })
const cy = await people.welcome(db, { email: 'cy@arden.example', name: 'Cy' })

/** Tables whose foreign keys lead to people, as the catalogue of the database knows them. */
const tables = async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct conrelid::regclass::text as name from pg_catalog.pg_constraint where contype = 'f' and confrelid = 'people'::regclass`.execute(db)
  return rows.map(({ name }) => name)
}

test('every table that points at people is told, with every row about them and none about others', async () => {
  const all = await tables()
  expect(all.length).toBeGreaterThan(12)
  const pointers = await pointing(db, 'people')
  expect(pointers.map(({ table }) => table).toSorted()).toEqual(all.toSorted())

  await db.connection().execute(async (own) => {
    await sql`set session_replication_role = replica`.execute(own)
    for (const { table, columns } of pointers) for (const person of [ana, bo]) await plant(own, table, columns, person.id)
    await sql`set session_replication_role = origin`.execute(own)
  })
  const kept = new Map((await everything.about(db, ana)).map(({ table, rows }) => [table, rows]))
  expect(all.filter((table) => !kept.get(table)?.length)).toEqual([])
  const strangers = [...kept].flatMap(([table, rows]) => rows.filter((row) => pointers.find((one) => one.table === table)?.columns.some((column) => [bo.id, cy.id].includes(Number(row[column])))).map(() => table))
  expect(strangers).toEqual([])
})

test('what opens a door is told to nobody', async () => {
  await accounts.open(db, 'ana@arden.example')
  await signingIn.signIn(auth, 'ana@arden.example')
  await consents.state(db, ana, { channel: 'email', list: 'newsletter', given: true, wording: 'Yes, weekly.', how: 'form' })
  await deeds.note(db, ana, { kind: 'called', subject: 'x', subjectId: 1, act: crypto.randomUUID() })
  await confirmedEmails.note(db, { ...ana, place_id: null }, 'ana@arden.example')
  for (const kind of ['sign-in', 'note']) await letters.write(db, { kind, recipient: 'ana@arden.example', subject: 'Hello', body: `the words of a ${kind}` })
  const text = JSON.stringify(await everything.about(db, ana))
  const { token } = await db.selectFrom('sessions').select('token').orderBy('created_at', 'desc').executeTakeFirstOrThrow()
  expect(text).toMatch(/"table":"sessions"[^]*/)
  expect(text).toContain('Yes, weekly.')
  expect(text).toContain('the words of a note')
  expect(text).not.toContain('the words of a sign-in')
  expect(text).not.toContain(token)
  expect(text).not.toMatch(/"(token|hash|public_key|credential_id|password)"/)
  expect(text).not.toContain('bo@arden.example')
})

/** A row about somebody: their number, and for every other column that must be filled the plainest value of its type. */
async function plant(own: typeof db, table: string, columns: string[], id: number) {
  const { rows } = await sql<{ name: string; type: string; labels: string[] | null }>`
    select attname::text as name, format_type(atttypid, atttypmod) as type, (select array_agg(enumlabel::text order by enumsortorder) from pg_enum where enumtypid = atttypid) as labels
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = '' and attgenerated = ''
      and attname <> all (${columns})`.execute(own)
  const plain = (type: string, labels: string[] | null) => (labels ? labels[0]
    : type.endsWith('[]') ? '{}' : type === 'uuid' ? crypto.randomUUID() : /timestamp|date/.test(type) ? '2026-01-01' : type === 'jsonb' ? '{}' : type === 'boolean' ? 'true' : /int|numeric/.test(type) ? String(id) : `x${id}`)
  const names = [...columns, ...rows.map(({ name }) => name)]
  const values = [...columns.map((_, at) => String(at === 0 ? id : cy.id)), ...rows.map(({ type, labels }) => plain(type, labels))]
  const checks = await sql<{ name: string }>`select conname::text as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`.execute(own)
  for (const { name } of checks.rows) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(own)
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))}) values (${sql.join(values)})`.execute(own)
}
