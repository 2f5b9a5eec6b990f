import type { Picture } from '#domain/content/pictures.ts'
import type { Words } from '#domain/content/writings.ts'
import { difference, type Part } from '#engines/texts/difference.ts'
import type { Compared } from '#office/writings/comparison-page.tsx'

const labels: [Exclude<keyof Words, 'picture_id'>, string][] = [['kicker', 'Kicker'], ['title', 'Title'], ['lede', 'In one sentence'], ['author', 'Author'], ['author_about', 'About the author'], ['body', 'The text']]

/** The fields that two versions say differently; a picture by what is to be seen on it, of those that are still there. */
export function compare(before: Words, after: Words, pictures: readonly Pick<Picture, 'id' | 'alt'>[]): Compared[] {
  const said = labels.filter(([name]) => (before[name] ?? '') !== (after[name] ?? '')).map(([name, field]) => ({ field, parts: difference(before[name] ?? '', after[name] ?? '') }))
  if (before.picture_id === undefined || after.picture_id === undefined || before.picture_id === after.picture_id) return said
  const words = (id: number | null | undefined) => (id ? pictures.find((picture) => picture.id === id)?.alt ?? 'A picture that is gone' : '')
  const parts: Part[] = [{ kind: 'gone', text: words(before.picture_id) }, { kind: 'new', text: words(after.picture_id) }]
  return [...said, { field: 'Picture', parts: parts.filter(({ text }) => text) }]
}
