import type { Official } from '#domain/legislature/officials.ts'
import type { Atlas } from '#engines/atlas.ts'

/** The silhouette of an official's district, where its boundaries are known. */
export function outlineOf({ districts }: Atlas, official: Official): string | undefined {
  const term = official.terms[0]
  return term && districts?.rings(term.layer, term.district_id) ? undefined : undefined
}
