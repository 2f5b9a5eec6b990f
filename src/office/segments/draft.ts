import type { Given } from '#http/form.ts'

/** A segment while it is built: conditions as they stand in the form, half chosen or whole. */
export type DraftCondition = { about: string; fields: Given }
export type DraftGroup = { parts: DraftPart[] }
export type DraftPart = DraftCondition | DraftGroup
export type Draft = { join: 'all' | 'any' } & DraftGroup

export const isGroup = (part: DraftPart): part is DraftGroup => 'parts' in part

/** Begins as the row that is added: nothing is chosen yet. */
const blank = (): DraftCondition => ({ about: '', fields: {} })
const place = /^c(\d{1,2}(?:\.\d{1,2}){0,2})\.([a-z]+)$/

/** Reads the fields `c0.about`, `c1.0.value` and so on, then does what the pressed button asks: `add`, `either` or `drop` at a place. */
export function readDraft(given: Given): Draft {
  const draft: Draft = { join: given.join === 'any' ? 'any' : 'all', parts: [] }
  const placed = Object.entries(given).flatMap(([name, value]) => {
    const [, path, field = ''] = place.exec(name) ?? []
    return path ? [{ path, field, value: plain(value) }] : []
  })
  const rows = Map.groupBy(placed, ({ path }) => path)
  for (const path of [...rows.keys()].toSorted(inOrder)) {
    const fields = Object.fromEntries((rows.get(path) ?? []).map(({ field, value }) => [field, value]))
    const parent = groupAt(draft, path.split('.').slice(0, -1))
    const { about = '', group, ...rest } = fields
    parent?.parts.push(group ? { parts: [] } : { about, fields: rest })
  }
  act(draft, given)
  return draft
}

/** As the database can hold it: no invisible controls, no half characters. */
const plain = (text: string) => text.toWellFormed().replace(/[\u0000-\u001F\u007F]/g, '').slice(0, 1000)

function act(draft: Draft, { add, either, drop }: Given) {
  if (add !== undefined) groupAt(draft, add.split('.').filter(Boolean))?.parts.push(blank())
  if (either !== undefined) groupAt(draft, either.split('.').filter(Boolean))?.parts.push({ parts: [blank(), blank()] })
  if (drop) {
    const steps = drop.split('.')
    groupAt(draft, steps.slice(0, -1))?.parts.splice(Number(steps.at(-1)), 1)
  }
}

/** Places are written anew each time a page is shown, from 0 and without a gap, so that a path leads where the fields say. */
function groupAt(group: DraftGroup, steps: readonly string[]): DraftGroup | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return group
  const next = group.parts[Number(step)]
  return next && isGroup(next) ? groupAt(next, rest) : undefined
}

/** What stands at a path such as "1.0". */
export function partAt(draft: DraftGroup, path: string): DraftPart | undefined {
  const steps = path.split('.')
  return groupAt(draft, steps.slice(0, -1))?.parts[Number(steps.at(-1))]
}

function inOrder(one: string, other: string): number {
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)]
  const at = left.findIndex((step, index) => step !== right[index])
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1)
}
