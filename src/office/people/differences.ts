import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Given } from '#http/form.ts'
import type { Difference } from '#office/actions/meanwhile.tsx'
import { valueNames } from '#office/people/value-names.ts'

/** The fields that two forms of one person fill in differently, in the words of the form. */
export function differencesBetween(theirs: Given, yours: Given, fields: readonly CustomField[]): Difference[] {
  const asked = [...Object.entries(valueNames), ...fields.map(({ key, label }) => [`field-${key}`, label] as const)]
  return asked
    .map(([name, field]) => ({ field, theirs: (theirs[name] ?? '').trim(), yours: (yours[name] ?? '').trim() }))
    .filter((difference) => difference.theirs !== difference.yours)
}
