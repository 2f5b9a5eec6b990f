import type { Official } from '#domain/legislature/officials.ts'
import type { Atlas } from '#engines/atlas.ts'
import { silhouette } from '#engines/districts/silhouette.ts'

/** The silhouette of an official's district, where its boundaries are known. */
export function outlineOf({ districts }: Pick<Atlas, 'districts'>, official: Pick<Official, 'terms'>): string | undefined {
  const [term] = official.terms
  const polygons = term && districts?.rings(term.layer, term.district_id)
  return polygons && silhouette({ id: term.district_id, polygons }).paths[0]?.d
}
