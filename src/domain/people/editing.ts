import { sql } from 'kysely'
import { z } from 'zod'
import * as audit from '#platform/audit.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'
import * as changes from '#domain/people/changes.ts'
import type { Person } from '#domain/people/person.ts'
import type { Placer } from '#domain/people/placing.ts'

const written = ['name', 'given_name', 'family_name', 'pronouns', 'emails', 'phones', 'street', 'locality', 'region', 'postcode', 'language', 'tags', 'fields', 'source'] as const
const kept = [...written, 'place_id', 'districts'] as const

/** What an organiser writes of a person; town and districts follow from the address. */
export type Profile = Pick<Person, (typeof written)[number]>
type Kept = Pick<Person, (typeof kept)[number]>
type Values = Partial<Kept>
export type Edited = { changed: number | undefined }

/** When the person was last changed, to the microsecond: a form that began with another version is too late. */
export async function versionOf(db: Db, { id }: Pick<Person, 'id'>): Promise<string> {
  const { version } = await db.selectFrom('people').select(versionText).where('id', '=', id).executeTakeFirstOrThrow()
  return version
}

export async function add(db: Db, actor: audit.Actor, place: Placer, profile: Profile): Promise<Pick<Person, 'id'>> {
  return together(db, async (tx) => {
    const introduced = { ...profile, ...place(profile) }
    const person = await tx.insertInto('people').values(stored(introduced)).returning('id').executeTakeFirstOrThrow()
    await changes.note(tx, person, { origin: 'office', actor: actor.name, after: introduced })
    await audit.record(tx, actor, { act: 'add', subject: 'person', subjectId: person.id })
    return person
  })
}

/** Changes the person unless somebody else has since `version`; then nothing changes and the answer is `undefined`. `changed` is the line in the history, if anything differed. */
export async function edit(db: Db, actor: audit.Actor, place: Placer, { id }: Pick<Person, 'id'>, version: string, profile: Profile): Promise<Edited | undefined> {
  return together(db, async (tx) => {
    const person = await tx.selectFrom('people').select(kept).select(versionText).where('id', '=', id).forUpdate().executeTakeFirst()
    if (person?.version !== version) return undefined
    const moved = (['street', 'locality', 'postcode'] as const).some((name) => person[name] !== profile[name])
    return { changed: await set(tx, actor, id, person, moved ? { ...profile, ...place(profile) } : profile, 'edit') }
  })
}

/** Takes back one edit of the office: every value it set that nobody has changed since. False when there is nothing left to take back. */
export async function undo(db: Db, actor: audit.Actor, { id }: Pick<Person, 'id'>, change: number): Promise<boolean> {
  return together(db, async (tx) => {
    const person = await tx.selectFrom('people').select(kept).where('id', '=', id).forUpdate().executeTakeFirst()
    const line = await tx.selectFrom('person_changes').select(['before', 'after']).where('id', '=', change).where('person_id', '=', id).where('origin', '=', 'office').executeTakeFirst()
    if (!person || !line?.before) return false
    const before = valuesShape.parse(line.before)
    const after = valuesShape.parse(line.after)
    const standing = kept.filter((name) => name in before && same(person[name], after[name]))
    const back: Values = Object.fromEntries(standing.map((name) => [name, before[name]]))
    return (await set(tx, actor, id, person, back, 'undo')) !== undefined
  })
}

/** Sets what differs, with a line in the history; the record of the office names the fields, never what stands in them. */
async function set(tx: Db, actor: audit.Actor, id: number, person: Kept, values: Values, act: 'edit' | 'undo'): Promise<number | undefined> {
  const differing = kept.filter((name) => name in values && !same(person[name], values[name]))
  if (differing.length === 0) return undefined
  const only = (from: Values): Values => Object.fromEntries(differing.map((name) => [name, from[name]]))
  await tx.updateTable('people').set({ ...stored(only(values)), updated_at: sql`clock_timestamp()` }).where('id', '=', id).execute()
  const line = await changes.note(tx, { id }, { origin: act === 'edit' ? 'office' : 'undo', actor: actor.name, before: only(person), after: only(values) })
  await audit.record(tx, actor, { act: act === 'edit' ? 'edit' : 'undo an edit of', subject: 'person', subjectId: id, after: { fields: differing } })
  return line
}

const text = z.string()
const texts = z.array(text)
/** What a line of the history holds of the values that are kept. */
const valuesShape = z.object({
  name: text, given_name: text, family_name: text, pronouns: text, emails: texts, phones: texts, street: text, locality: text, region: text, postcode: text,
  language: text, tags: texts, fields: z.record(text, z.json()), source: text, place_id: text.nullable(), districts: z.array(z.number()),
}).partial()

const versionText = sql<string>`updated_at::text`.as('version')
const stored = ({ fields, ...values }: Values) => ({ ...values, ...(fields === undefined ? {} : { fields: JSON.stringify(fields) }) })
const same = (one: unknown, other: unknown) => inOrder(one) === inOrder(other)
const inOrder = (value: unknown) => JSON.stringify(value, (_, inner: unknown) =>
  (inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner))
