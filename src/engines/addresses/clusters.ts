import { metresBetween } from '#engines/addresses/metres.ts'

/** Houses of one street further apart than this, with none between, are not taken for neighbours: metres. */
export const reach = 500
const degreesOfReach = reach / 111_195

/**
 * Parts points into clusters in which everyone has a neighbour within `reach`: two streets of one name in one town come apart.
 * Gives for each point the number of its cluster, counted from 0.
 */
export function clusters(points: readonly { lon: number; lat: number }[]): number[] {
  const root = points.map((_, at) => at)
  const find = (at: number): number => {
    let top = at
    while (root[top] !== top) top = root[top] = root[root[top] ?? top] ?? top
    return top
  }
  const byLat = points.map((point, at) => ({ ...point, at })).sort((a, b) => a.lat - b.lat)
  for (const [index, point] of byLat.entries()) {
    for (let below = index - 1; below >= 0; below--) {
      const other = byLat[below]
      if (!other || point.lat - other.lat > degreesOfReach) break
      const [here, there] = [find(point.at), find(other.at)]
      if (here !== there && metresBetween(point, other) <= reach) root[Math.max(here, there)] = Math.min(here, there)
    }
  }
  const numbers = new Map<number, number>()
  return points.map((_, at) => {
    const top = find(at)
    const number = numbers.get(top) ?? numbers.size
    numbers.set(top, number)
    return number
  })
}
