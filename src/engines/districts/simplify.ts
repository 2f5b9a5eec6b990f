/** Flat coordinates: right and down, in the units of a drawing. */
export type Point = readonly [x: number, y: number]

/**
 * A closed ring with the corners left out that lie within `tolerance` of the line without them (Douglas and Peucker, 1973).
 * Held fast are its first corner and the one farthest from it, so a ring keeps its extent; the last point repeats the first.
 */
export function simplify(ring: readonly Point[], tolerance: number): Point[] {
  const last = ring.length - 1
  const kept = new Uint8Array(ring.length)
  const turn = farthestFrom(ring)
  for (const held of [0, turn, last]) kept[held] = 1

  const spans: [from: number, to: number][] = [[0, turn], [turn, last]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    const { at, distance } = widest(ring, from, to)
    if (distance <= tolerance) continue
    kept[at] = 1
    spans.push([from, at], [at, to])
  }
  return ring.filter((_, n) => kept[n])
}

function farthestFrom(ring: readonly Point[]) {
  const [x0, y0] = ring[0] ?? [0, 0]
  let [farthest, distance] = [0, -1]
  for (const [n, [x, y]] of ring.entries()) {
    const here = Math.hypot(x - x0, y - y0)
    if (here > distance) [farthest, distance] = [n, here]
  }
  return farthest
}

function widest(ring: readonly Point[], from: number, to: number) {
  const [x1, y1] = ring[from] ?? [0, 0]
  const [x2, y2] = ring[to] ?? [0, 0]
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  let [at, distance] = [from, 0]
  for (let n = from + 1; n < to; n++) {
    const [x, y] = ring[n] ?? [0, 0]
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length))
    const here = Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
    if (here > distance) [at, distance] = [n, here]
  }
  return { at, distance }
}
