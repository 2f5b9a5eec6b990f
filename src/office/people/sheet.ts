import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Exported } from '#domain/people/exporting.ts'
import type { Cell } from '#engines/csv/csv.ts'

type Layer = { key: string; singular: string }

/** The columns of the exported list: what is kept of everybody, a column for each layer of districts and one for each custom field. */
export function sheetOf(layers: readonly Layer[], fields: readonly CustomField[]) {
  const head = [
    'Number', 'Name', 'Given name', 'Family name', 'Pronouns', 'E-mails', 'Phones', 'Street', 'Town', 'State', 'ZIP code', ...layers.map(({ singular }) => singular),
    'Language', 'Tags', 'Source', 'Wants the newsletter', 'Known since', ...fields.map(({ label }) => label),
  ]
  const row = ({ fields: values, divisions, ...person }: Exported): Cell[] => [
    person.id, person.name, person.given_name, person.family_name, person.pronouns, person.emails.join(' '), person.phones.join(' '), person.street, person.locality, person.region,
    person.postcode, ...layers.map(({ key }) => divisions[key] ?? 'unknown'), person.language, person.tags.join(', '), person.source, person.newsletter ? 'yes' : 'no', person.created_at,
    ...fields.map(({ key }) => said(values, key)),
  ]
  return { head, row }
}

function said(values: Exported['fields'], key: string): Cell {
  const value = values && typeof values === 'object' && !Array.isArray(values) ? values[key] : undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' || typeof value === 'string' ? value : undefined
}
