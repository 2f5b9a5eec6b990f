import type { Atlas } from '#engines/atlas.ts'
import type { Districts } from '#engines/districts/districts.ts'
import { type Outlines, outlines } from '#engines/districts/outlines.ts'
import { silhouette } from '#engines/districts/silhouette.ts'
import { townDistances } from '#engines/districts/town-distances.ts'
import * as areas from '#domain/groups/areas.ts'
import type { Listed } from '#domain/groups/groups.ts'
import type { Db } from '#platform/database.ts'
import type { CardGroup } from '#ui/group-card.tsx'

type Placed = Listed & CardGroup & { towns: string[] }

const shapes = new WeakMap<Districts, Map<string, string>>()
const sheets = new WeakMap<Districts, Outlines>()

/** Groups with the shape of their area and, from a town, their distance: the nearest first, those without an area last. */
export async function placed(db: Db, { districts }: Pick<Atlas, 'districts'>, groups: Listed[], from?: string): Promise<Placed[]> {
  const towns = await areas.towns(db)
  const far = from && districts ? townDistances(districts, from) : undefined
  const found = groups.map((group) => {
    const inside = towns.get(group.id) ?? []
    const miles = Math.min(...inside.map((id) => (id === from ? 0 : far?.get(id) ?? Infinity)))
    return { ...group, towns: inside, outline: districts && outlineOf(districts, inside), miles: from && miles < Infinity ? miles : undefined }
  })
  return from ? found.toSorted((a, b) => (a.miles ?? Infinity) - (b.miles ?? Infinity) || a.name.localeCompare(b.name)) : found
}

/** The map of all towns, drawn once for the boundaries in memory: the towns of nobody as one shape. */
export function townsDrawn(districts: Districts | undefined): Outlines | undefined {
  if (!districts) return undefined
  const known = sheets.get(districts)
  if (known) return known
  const towns = districts.divisions('place')
  if (towns.length === 0) return undefined
  const drawn = outlines(towns.map(({ id }) => ({ id, polygons: districts.rings('place', id) ?? [] })), { width: 560, tolerance: 0.7, smallest: 3, decimals: 1 })
  sheets.set(districts, drawn)
  return drawn
}

/** The shape of some towns together, in a square of 100 by 100. */
export function outlineOf(districts: Districts, towns: string[]): string | undefined {
  if (towns.length === 0) return undefined
  const kept = shapes.get(districts) ?? new Map<string, string>()
  shapes.set(districts, kept)
  const id = towns.toSorted().join(' ')
  const drawn = kept.get(id) ?? silhouette({ id, polygons: towns.flatMap((town) => districts.rings('place', town) ?? []) }).paths[0]?.d ?? ''
  if (kept.size < 2000) kept.set(id, drawn)
  return drawn || undefined
}
