import type { Words } from '#domain/content/writings.ts'
import { difference } from '#engines/texts/difference.ts'
import type { Compared } from '#office/writings/comparison-page.tsx'

const labels: [keyof Words, string][] = [['kicker', 'Kicker'], ['title', 'Title'], ['lede', 'In one sentence'], ['author', 'Author'], ['author_about', 'About the author'], ['body', 'The text']]

/** The fields that two versions say differently. */
export const compare = (before: Words, after: Words): Compared[] =>
  labels.filter(([name]) => (before[name] ?? '') !== (after[name] ?? '')).map(([name, field]) => ({ field, parts: difference(before[name] ?? '', after[name] ?? '') }))
