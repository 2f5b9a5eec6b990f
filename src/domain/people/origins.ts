import { z } from 'zod'
import type { Db } from '#platform/database.ts'
import type { Person } from '#domain/people/person.ts'

export type Line = Awaited<ReturnType<typeof lines>>[number]
/** By name of the value, custom fields as `fields.key`: the line of the history that set it. */
export type Origins = ReadonlyMap<string, Line>

/** Where each value of a person comes from: the latest line that names it. And the history itself, newest first. */
export async function ofPerson(db: Db, person: Pick<Person, 'id'>): Promise<{ history: Line[]; origins: Origins }> {
  const history = await lines(db, person)
  const origins = new Map<string, Line>()
  for (const line of history) for (const name of namesIn(line)) if (!origins.has(name)) origins.set(name, line)
  return { history, origins }
}

/** What a line says was set; of the custom fields those alone that it made different. */
export function namesIn({ before, after }: Pick<Line, 'before' | 'after'>): string[] {
  const was = valuesShape.parse(before ?? {})
  const is = valuesShape.parse(after)
  const fields = [...new Set([...Object.keys(is.fields ?? {}), ...Object.keys(was.fields ?? {})])]
  const differs = (key: string) => JSON.stringify(was.fields?.[key]) !== JSON.stringify(is.fields?.[key])
  return [...Object.keys(is).filter((name) => name !== 'fields'), ...(is.fields ? fields.filter(differs).map((key) => `fields.${key}`) : [])]
}

const valuesShape = z.looseObject({ fields: z.record(z.string(), z.unknown()).optional() })

function lines(db: Db, { id }: Pick<Person, 'id'>) {
  return db
    .selectFrom('person_changes')
    .leftJoin('people_imports', 'people_imports.id', 'person_changes.import_id')
    .select(['person_changes.id', 'person_changes.origin', 'person_changes.actor', 'person_changes.import_row', 'people_imports.name as file'])
    .select(['person_changes.before', 'person_changes.after', 'person_changes.changed_at'])
    .where('person_changes.person_id', '=', id)
    .orderBy('person_changes.id', 'desc')
    .limit(500)
    .execute()
}
