import type { Hit, Point } from '#engines/addresses/answer.ts'
import { type House, widestRange } from '#engines/addresses/house.ts'
import { metresBetween } from '#engines/addresses/metres.ts'
import { firstNotBelow, type Opened } from '#engines/addresses/opening.ts'
import { mostMarks, sameSpot } from '#engines/addresses/record.ts'

/** A number is placed between two known ones only when these are at most this far apart: metres, and house numbers. */
export const widestGap = { metres: 250, numbers: 50 }

interface Known extends House {
  record: number
}

/** The known houses of a group whose numbers lie in [from, to]. */
function housesIn(file: Opened, group: number, from: number, to: number): Known[] {
  const [start = 0, end = 0] = file.groupRecords.subarray(group, group + 2)
  const first = firstNotBelow(file.number, Math.max(from, 0) * mostMarks, start, end)
  const last = firstNotBelow(file.number, (to + 1) * mostMarks, first, end)
  return Array.from({ length: last - first }, (_, at) => {
    const packed = file.number[first + at] ?? 0
    const number = Math.floor(packed / mostMarks)
    return { record: first + at, number, to: number + (file.span[first + at] ?? 0), mark: file.marks[packed % mostMarks] ?? '' }
  })
}

/** "12-16" holds 12, 14 and 16; "12-15", on no one side, holds its two ends. */
function holds({ number, to }: House, wanted: number): boolean {
  return wanted === number || wanted === to || (wanted > number && wanted < to && (wanted - number) % 2 === 0 && (to - number) % 2 === 0)
}

function exactly(file: Opened, group: number, place: number, house: House): Hit[] {
  const near = housesIn(file, group, house.number - widestRange, house.to)
  const hit = (known: Known, rank: number): Hit =>
    ({ found: 'exact', ...file.pointAt(known.record), group, place, house, rank })
  const same = near.filter((known) => known.number === house.number && known.to === house.to && known.mark === house.mark)
  if (same.length > 0 && (house.to > house.number || house.mark)) return same.map((known) => hit(known, 0))
  if (house.mark) return []
  return near
    .filter((known) => known.mark === '' && (holds(known, house.number) || holds(known, house.to)))
    .map((known) => hit(known, known.number === known.to ? 0 : 1))
}

/** The spot of a number on its side of the street; undefined when its houses do not agree on one. */
function spot(file: Opened, houses: readonly Known[], number: number): Point | undefined {
  const [first, ...others] = houses
    .filter((known) => known.number === number || known.to === number)
    .map(({ record }) => file.pointAt(record))
  return first && others.every((other) => metresBetween(first, other) <= sameSpot) ? first : undefined
}

/** Between its neighbours on the same side; a number known only with other marks (12 when there is 12A) lies at that house. */
function between(file: Opened, group: number, place: number, house: House): Hit[] {
  if (house.mark.includes('-')) return []
  const wanted = house.number
  const houses = housesIn(file, group, wanted - widestGap.numbers - widestRange, wanted + widestGap.numbers)
  const side = houses
    .flatMap(({ number, to }) => [number, to])
    .filter((number) => (number - wanted) % 2 === 0 && Math.abs(number - wanted) <= widestGap.numbers)
  const [below, above] = [Math.max(...side.filter((number) => number < wanted)), Math.min(...side.filter((number) => number > wanted))]
  const isThere = side.includes(wanted)
  const low = isThere ? wanted : below
  const high = isThere && above === Infinity ? below : above
  if (Math.abs(high - low) > widestGap.numbers) return []
  const [from, to] = [spot(file, houses, low), spot(file, houses, high)]
  if (!from || !to || metresBetween(from, to) > widestGap.metres) return []
  const share = (wanted - low) / (high - low)
  const point = { lon: from.lon + (to.lon - from.lon) * share, lat: from.lat + (to.lat - from.lat) * share }
  return [{ found: 'between', ...point, neighbours: [from, to], group, place, house, rank: 2 }]
}

/** Every way in which this house may be found in a group of houses, or none. */
export function locate(file: Opened, group: number, place: number, house: House): Hit[] {
  const hits = exactly(file, group, place, house)
  return hits.length > 0 ? hits : between(file, group, place, house)
}

/** The two houses of a group between whose numbers, on any side, this one would lie; undefined when it lies beyond the group's ends. */
export function around(file: Opened, group: number, { number }: House): [Point, Point] | undefined {
  const [start = 0, end = 0] = file.groupRecords.subarray(group, group + 2)
  const above = firstNotBelow(file.number, (number + 1) * mostMarks, start, end)
  const below = firstNotBelow(file.number, number * mostMarks, start, end) - 1
  return below >= start && above < end ? [file.pointAt(below), file.pointAt(above)] : undefined
}
