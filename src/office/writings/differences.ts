import { plainWhole } from '#engines/texts/plain.ts'
import { keep } from '#engines/texts/writing.ts'
import type { Given } from '#http/form.ts'
import type { Difference } from '#office/actions/meanwhile.tsx'

const labels: Record<string, string> = {
  kind: 'Kind', kicker: 'Kicker', title: 'Title', lede: 'In one sentence', picture_id: 'Picture', author: 'Author', author_about: 'About the author', slug: 'Address',
  audience: 'Who reads it', parent_id: 'Stands below',
}

/** The fields that two forms of one page or story fill in differently, in the words of the form; texts in plain words. */
export function differencesBetween(theirs: Given, yours: Given): Difference[] {
  const fields = Object.entries(labels).map(([name, field]) => ({ field, theirs: theirs[name]?.trim() ?? '', yours: yours[name]?.trim() ?? '' }))
  const text = { field: 'The text', theirs: plainWhole(keep(theirs.body ?? '')), yours: plainWhole(keep(yours.body ?? '')) }
  return [...fields, text].filter((difference) => difference.theirs !== difference.yours)
}
