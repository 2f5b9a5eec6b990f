import type { Official } from '#domain/legislature/officials.ts'
import type { Atlas } from '#engines/atlas.ts'
import { outlines } from '#engines/districts/outlines.ts'
import type { Bbox } from '#engines/districts/polygons.ts'
import type { Map } from '#site/legislators/legislator-page.tsx'

const margin = 0.12

/** An official's district with its neighbours around it; none where boundaries are not known. */
export function districtMap({ districts }: Pick<Atlas, 'districts'>, { terms: [term] }: Pick<Official, 'terms'>): Map | undefined {
  const all = term && districts?.divisions(term.layer)
  const mine = all?.find(({ id }) => id === term?.district_id)
  if (!districts || !term || !all || !mine) return undefined

  const box = widened(mine.bbox)
  const shown = [mine, ...all.filter((other) => other !== mine && overlap(other.bbox, box))]
  const shapes = shown.map(({ id }) => ({ id, polygons: districts.rings(term.layer, id) ?? [] }))
  const { viewBox, paths: [here, ...near] } = outlines(shapes, { width: 560, box, tolerance: 0.8, smallest: 4 })
  return here && { viewBox, here: here.d, near: near.map(({ d }) => d) }
}

function widened([west, south, east, north]: Bbox): Bbox {
  const [across, down] = [(east - west) * margin, (north - south) * margin]
  return [west - across, south - down, east + across, north + down]
}

const overlap = (a: Bbox, b: Bbox) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
