import type { Placer } from '#domain/people/placing.ts'
import type { Change } from '#domain/people/arrivals/joining.ts'
import type { Kept, Values } from '#domain/people/arrivals/kept.ts'
import { texts } from '#domain/people/arrivals/plan.ts'

const several = ['emails', 'phones', 'tags', 'identifiers'] as const
const home = ['street', 'locality', 'postcode'] as const

/**
 * What somebody's row becomes when a change is taken back: texts and fields that still are what it made them get their old value, unless
 * somebody has confirmed them since (`settled`, by name); of addresses, numbers and tags exactly those leave that it added.
 */
export function unjoin(kept: Kept, { before, after }: Change, settled: ReadonlySet<string>, place: Placer): Change | undefined {
  const back: Values = {}
  for (const name of texts) if (before[name] !== undefined && kept[name] === after[name] && !settled.has(name)) back[name] = before[name]
  for (const name of several) {
    const added = (after[name] ?? []).filter((one) => !before[name]?.includes(one))
    const left = kept[name].filter((one) => !added.includes(one))
    if (left.length < kept[name].length) back[name] = left
  }
  const fields = Object.entries(after.fields ?? {}).filter(([key, value]) => kept.fields[key] === value)
  if (fields.length > 0) back.fields = fieldsBack(kept, before, fields.map(([key]) => key))
  settle(kept, { before, after }, back, settled, place)

  const names = Object.keys(back).filter((name): name is keyof Values => name in back)
  return names.length === 0 ? undefined : { before: Object.fromEntries(names.map((name) => [name, kept[name]])), after: back }
}

function fieldsBack(kept: Kept, { fields: was = {} }: Values, keys: string[]): Kept['fields'] {
  const others = Object.entries(kept.fields).filter(([key]) => !keys.includes(key))
  return Object.fromEntries([...others, ...keys.flatMap((key) => { const old = was[key]; return old === undefined ? [] : [[key, old] as const] })])
}

/** Town and districts go back with the whole address; with a part of it they are found anew. */
function settle(kept: Kept, { before, after }: Change, back: Values, settled: ReadonlySet<string>, place: Placer) {
  const stands = (after.place_id === undefined || after.place_id === kept.place_id) && (after.districts ?? kept.districts).join() === kept.districts.join()
  const isWhole = stands && home.every((name) => !settled.has(name) && (after[name] === undefined || back[name] !== undefined))
  if (!isWhole && home.every((name) => back[name] === undefined)) return
  const now = { ...kept, ...back }
  const { place_id, districts } = isWhole ? { ...now, ...before } : place(now)
  if (place_id !== kept.place_id) back.place_id = place_id
  if (districts.join() !== kept.districts.join()) back.districts = districts
}
