import type { Row } from '#platform/row.ts'

type Origin = Pick<Row<'person_changes'>, 'origin' | 'actor' | 'import_row'> & { file: string | null }

const plain: Record<Exclude<Origin['origin'], 'import'>, string> = {
  form: 'a form on the site', office: 'the office', person: 'themselves', merge: 'a merge', undo: 'an undo', provider: 'a payment provider', work: 'a look-up of their address',
}

/** Where a value comes from: "“fair.csv”, row 12", "Priya", "a form on the site". */
export function originWords({ origin, actor, file, import_row: row }: Origin): string {
  if (origin === 'import') return `“${file ?? 'a file'}”, row ${row}`
  return origin === 'office' && actor ? actor : actor ? `${plain[origin]} (${actor})` : plain[origin]
}
