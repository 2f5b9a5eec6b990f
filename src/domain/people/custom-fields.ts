import { sql } from 'kysely'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import { together } from '#platform/together.ts'

export type CustomField = Row<'custom_fields'>
export type Kind = CustomField['kind']
export type Definition = Pick<CustomField, 'label' | 'kind' | 'choices'>

/** In the order in which they are asked. */
export async function list(db: Db): Promise<CustomField[]> {
  return db.selectFrom('custom_fields').selectAll().orderBy('ordinal').orderBy('key').execute()
}

/** Adds a field behind the others. Its key is made of its label and stays, however it is renamed. */
export async function define(db: Db, actor: audit.Actor, { label, kind, choices }: Definition): Promise<CustomField> {
  return together(db, async (tx) => {
    await inTurn(tx)
    const known = await list(tx)
    const field = await tx
      .insertInto('custom_fields')
      .values({ key: freeKey(label, new Set(known.map(({ key }) => key))), label, kind, choices, ordinal: known.length })
      .returningAll()
      .executeTakeFirstOrThrow()
    await audit.record(tx, actor, { act: 'define', subject: 'custom field', subjectId: field.key, after: { label, kind, choices } })
    return field
  })
}

/** Another label, and for a choice other choices; what people have answered stays as it is. */
export async function rename(db: Db, actor: audit.Actor, { key }: Pick<CustomField, 'key'>, words: Pick<Definition, 'label' | 'choices'>) {
  await together(db, async (tx) => {
    const before = await tx.selectFrom('custom_fields').select(['label', 'choices']).where('key', '=', key).forUpdate().executeTakeFirst()
    if (!before) return
    await tx.updateTable('custom_fields').set(words).where('key', '=', key).execute()
    await audit.record(tx, actor, { act: 'rename', subject: 'custom field', subjectId: key, before, after: words })
  })
}

/** One place towards the beginning, or towards the end. */
export async function move(db: Db, actor: audit.Actor, { key }: Pick<CustomField, 'key'>, towards: 'beginning' | 'end') {
  await together(db, async (tx) => {
    await inTurn(tx)
    const keys = (await list(tx)).map((field) => field.key)
    const at = keys.indexOf(key)
    const to = at + (towards === 'beginning' ? -1 : 1)
    if (at < 0 || keys[to] === undefined) return
    const order = keys.with(at, keys[to]).with(to, key)
    await sql`update custom_fields set ordinal = array_position(${order}::text[], key) - 1`.execute(tx)
    await audit.record(tx, actor, { act: 'move', subject: 'custom field', subjectId: key, after: { towards } })
  })
}

/** How many people have a value in each field. */
export async function uses(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; people: number }>`
    select key, count(*)::int as people from people, jsonb_object_keys(fields) key where fields <> '{}' group by key`.execute(db)
  return new Map(rows.map(({ key, people }) => [key, people]))
}

/** Takes the field away from everybody who has it, each with a line in their history. How many that were. */
export async function remove(db: Db, actor: audit.Actor, { key }: Pick<CustomField, 'key'>): Promise<number> {
  return together(db, async (tx) => {
    await tx.deleteFrom('custom_fields').where('key', '=', key).execute()
    const { rows: [changed] } = await sql<{ people: number }>`
      with cleared as (
        update people set fields = fields - ${key}, updated_at = now() where fields ? ${key} returning id, old.fields as was, new.fields as is_now
      ), noted as (
        insert into person_changes (person_id, origin, actor, before, after)
          select id, 'office', ${actor.name}, jsonb_build_object('fields', was), jsonb_build_object('fields', is_now) from cleared
      )
      select count(*)::int as people from cleared`.execute(tx)
    await audit.record(tx, actor, { act: 'remove', subject: 'custom field', subjectId: key, before: { people: changed?.people ?? 0 } })
    return changed?.people ?? 0
  })
}

const inTurn = (tx: Db) => sql`select pg_advisory_xact_lock(hashtext('custom_fields'))`.execute(tx)

function freeKey(label: string, taken: ReadonlySet<string>): string {
  const plain = label.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '_').replace(/^[\d_]+|_+$/g, '').slice(0, 50) || 'field'
  for (let number = 1; ; number++) {
    const key = number === 1 ? plain : `${plain}_${number}`
    if (!taken.has(key)) return key
  }
}
