import type { Block } from '#engines/addresses/blocks.ts'
import type { Meta } from '#engines/addresses/gazetteer.ts'
import type { Gathering } from '#engines/addresses/gathering.ts'
import type { ranked } from '#engines/addresses/interned.ts'
import { normaliseTown } from '#engines/addresses/town.ts'

type Ranked = ReturnType<typeof ranked>

/** The small part of the file: places, names of towns with the places they may mean, postcodes, regions, marks. */
export function metaOf(all: Gathering, { towns, postcodes }: { towns: Ranked; postcodes: Ranked }, blocks: readonly Block[]): Meta {
  const { places, synonyms = [] } = all.gazetteer
  const position = new Map(places.map(({ id }, at) => [id, at]))
  const official = new Map<string, Set<number>>()
  const shown = new Map(towns.sorted.map((name, at) => [name, all.shownTowns[towns.order[at] ?? 0] ?? '']))
  const mean = (name: string, place: number | undefined) => {
    const town = normaliseTown(name)
    if (place === undefined || town === '') return
    if (!shown.has(town)) shown.set(town, name)
    official.set(town, (official.get(town) ?? new Set()).add(place))
  }
  for (const [at, { name }] of places.entries()) mean(name, at)
  for (const { name, places: ids } of synonyms) for (const id of ids) mean(name, position.get(id))

  const [used, delivered] = [new Map<number, Set<number>>(), new Map<number, Set<number>>()]
  for (const { place, town, postcode } of blocks) {
    used.set(town, (used.get(town) ?? new Set()).add(place))
    delivered.set(postcode, (delivered.get(postcode) ?? new Set()).add(place))
  }
  // Towns that no row names come behind those that rows count by position.
  return {
    places: places.map(({ id, name }) => ({ id, name, town: normaliseTown(name) })),
    towns: Array.from(shown, ([name, written], at) => ({
      name,
      shown: written,
      official: [...(official.get(name) ?? [])],
      used: [...((name && used.get(at)) || [])]
    })),
    postcodes: postcodes.sorted.map((code, at) => ({ code, places: [...((code && delivered.get(at)) || [])] })),
    regions: [...all.regions].filter(Boolean),
    marks: all.marks.texts()
  }
}
