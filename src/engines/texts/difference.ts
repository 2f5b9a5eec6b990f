import { diffWordsWithSpace } from 'diff'
import { plainWhole } from '#engines/texts/plain.ts'

export type Part = { kind: 'same' | 'gone' | 'new'; text: string }

/** What became of the words of a kept text, word by word; of two that have nothing in common, or take longer than a second, the whole of each. */
export function difference(before: string, after: string): Part[] {
  const [was, is] = [plainWhole(before), plainWhole(after)]
  if (was === is) return was ? [{ kind: 'same', text: was }] : []
  const parts = diffWordsWithSpace(was, is, { timeout: 1000 })
  if (!parts) return [{ kind: 'gone', text: was }, { kind: 'new', text: is }]
  return parts.map(({ added, removed, value }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value }))
}
