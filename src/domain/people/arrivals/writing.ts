import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Decision } from '#domain/people/arrivals/deciding.ts'
import type { Member } from '#domain/people/arrivals/crowd.ts'
import type { Refusal } from '#domain/people/arrivals/arrival.ts'

const columns = sql.raw('name, given_name, family_name, pronouns, emails, phones, street, locality, region, postcode, place_id, districts, language, tags, source, identifiers, fields')
const types = sql.raw(`id bigint, name text, given_name text, family_name text, pronouns text, emails text[], phones text[], street text, locality text, region text, postcode text,
  place_id text, districts integer[], language text, tags text[], source text, identifiers text[], fields jsonb, created_at timestamptz`)

/** Writes what was decided: people, the history of each value with file and row, and consents. A few statements, however many rows. */
export async function write(db: Db, importId: number, actor: string, { members, lines, told }: Pick<Decision, 'members' | 'lines' | 'told'>) {
  const fresh = [...members].filter(({ isNew }) => isNew)
  await number(db, fresh)
  await insert(db, fresh)
  await update(db, [...members].filter(({ isNew }) => !isNew))
  for (const member of fresh) member.isNew = false
  if (lines.length > 0) {
    const rows = JSON.stringify(lines.map(({ member, row, before, after }) => ({ person_id: member.id, row, before, after })))
    await sql`
      insert into person_changes (person_id, origin, actor, import_id, import_row, before, after)
      select person_id, 'import', ${actor}, ${importId}, row, before, after from json_to_recordset(${rows}::json) as line (person_id bigint, row integer, before jsonb, after jsonb)`.execute(db)
  }
  if (told.length > 0) {
    const rows = JSON.stringify(told.map(({ member, row, saying: { channel, list, given, wording, statedAt } }) => ({ person_id: member.id, row, channel, list, given, wording, stated_at: statedAt })))
    await sql`
      insert into consents (person_id, channel, list, given, wording, how, stated_at, import_id, import_row)
      select person_id, channel, list, given, wording, 'import', coalesce(stated_at, now()), ${importId}, row
      from json_to_recordset(${rows}::json) as said (person_id bigint, row integer, channel consent_channel, list text, given boolean, wording text, stated_at timestamptz)`.execute(db)
  }
}

export async function noteRefusals(db: Db, importId: number, refusals: readonly Refusal[]) {
  if (refusals.length === 0) return
  await sql`
    insert into people_import_refusals (import_id, row, reason, cells)
    select ${importId}, row, reason, cells from json_to_recordset(${JSON.stringify(refusals.map(storable))}::json) as refused (row integer, reason text, cells text[])`.execute(db)
}

/** Without what the database cannot hold in a text. */
const storable = ({ row, reason, cells }: Refusal): Refusal => ({ row, reason, cells: cells.map((cell) => cell.replaceAll('\0', '').toWellFormed()) })

/** Sets people's rows to what they are now. */
export async function update(db: Db, members: readonly Pick<Member, 'id' | 'kept'>[]) {
  if (members.length === 0) return
  await sql`
    update people set (${columns}, updated_at) = (select ${columns}, now() from (select now.*) as same)
    from json_to_recordset(${rowsOf(members)}::json) as now (${types}) where people.id = now.id`.execute(db)
}

async function insert(db: Db, members: readonly Member[]) {
  if (members.length === 0) return
  await sql`
    insert into people (id, ${columns}, created_at) overriding system value
    select id, ${columns}, coalesce(created_at, now()) from json_to_recordset(${rowsOf(members)}::json) as fresh (${types})`.execute(db)
}

const rowsOf = (members: readonly (Pick<Member, 'id' | 'kept'> & { createdAt?: string | undefined })[]) =>
  JSON.stringify(members.map(({ id, kept, createdAt }) => ({ id, ...kept, created_at: createdAt })))

/** Numbers for those who have none; nobody after them gets one that our own file brought back. */
async function number(db: Db, members: readonly Member[]) {
  const unnumbered = members.filter(({ id }) => id === undefined)
  const given = members.flatMap(({ id }) => id ?? [])
  if (given.length > 0) await sql`select setval(pg_get_serial_sequence('people', 'id'), greatest(${Math.max(...given)}::bigint, nextval(pg_get_serial_sequence('people', 'id'))))`.execute(db)
  if (unnumbered.length === 0) return
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('people', 'id')) as id from generate_series(1, ${unnumbered.length}::int)`.execute(db)
  for (const [at, member] of unnumbered.entries()) member.id = rows[at]?.id
}
