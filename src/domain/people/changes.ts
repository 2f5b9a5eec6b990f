import type { Db } from '#platform/database.ts'
import type { Row } from '#platform/row.ts'
import type { Person } from '#domain/people/person.ts'

export type Change = Row<'person_changes'>
export type Origin = Exclude<Change['origin'], 'import'>
export type Values = Partial<Omit<Person, 'id' | 'search'>>

/** Writes down what of a person's row was set, by whom, and what stood there before; without `before` the person begins here. Part of the act that sets it. The line's number. */
export async function note(db: Db, person: Pick<Person, 'id'>, { origin, actor, before, after }: { origin: Origin; actor?: string; before?: Values; after: Values }): Promise<number> {
  const { id } = await db
    .insertInto('person_changes')
    .values({ person_id: person.id, origin, actor, before: before && JSON.stringify(before), after: JSON.stringify(after) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
