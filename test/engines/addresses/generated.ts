import type { Gazetteer } from '#engines/addresses/gazetteer.ts'
import { metresBetween } from '#engines/addresses/metres.ts'
import type { OpenAddress } from '#engines/addresses/row.ts'
import { bases, directions, suffixes } from './street-words.ts'

type Random = () => number
export interface Point { lon: number; lat: number }

/** A town of the caller's: any random point inside, and whether a point is inside (houses outside are not built). */
export interface GivenTown {
  id: string
  name: string
  pointIn: (random: Random) => Point
  contains?: (point: Point) => boolean
}

export interface House extends Point {
  number: number
  /** As the row has it: "12", "12A", "12-14". */
  written: string
  units: number
  listed: boolean
}

export interface Street {
  town: number
  village: number
  direction: number
  base: string
  suffix: number
  listed: boolean
  start: Point
  heading: number
  step: number
  count: number
  seed: number
}

export interface Village { name: string; postcode: string }
export interface Town extends GivenTown { villages: Village[]; onePostalName: boolean; postcodes: boolean; long: boolean; streets: Street[] }

/** The same numbers in [0, 1) for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!

function pickSuffix(random: Random): number {
  let at = random() * suffixes.reduce((sum, [, , weight]) => sum + weight, 0)
  return suffixes.findIndex(([, , weight]) => (at -= weight) < 0)
}

export function moved({ lon, lat }: Point, east: number, north: number): Point {
  return { lon: lon + east / (111_195 * Math.cos((lat * Math.PI) / 180)), lat: lat + north / 111_195 }
}

/** The houses of a street: odd numbers on one side, even ones on the other; some missing from the data, some ranges, some with letters. */
export function housesOf(town: Town, street: Street): House[] {
  const random = randomFrom(street.seed)
  const houses: House[] = []
  const skipped = [0, 0]
  for (let at = 0; at < street.count; at++) {
    const side = at % 2
    const along = Math.floor(at / 2) * street.step
    const across = side ? 12 : -12
    const [sin, cos] = [Math.sin(street.heading), Math.cos(street.heading)]
    const point = moved(street.start, along * cos - across * sin, along * sin + across * cos)
    const number = at + 1 + (skipped[side] ?? 0)
    const chance = random()
    const isRange = chance < 0.03
    if (isRange) skipped[side] = (skipped[side] ?? 0) + 2
    const written = isRange ? `${number}-${number + 2}` : chance < 0.05 ? `${number}A` : `${number}`
    const isInner = at >= 4 && at < street.count - 4
    const [units, listed] = [random() < 0.06 ? 2 + Math.floor(random() * 4) : 1, !(isInner && random() < 0.06)]
    if (town.contains?.(point) ?? true) houses.push({ ...point, number, written, units, listed: street.listed && listed })
  }
  return houses
}

export function writeStreet(street: Street, long: boolean): string {
  const [short = '', full = ''] = suffixes[street.suffix] ?? []
  const direction = street.direction < 0 ? '' : directions[street.direction]![long ? 1 : 0]
  return [direction, street.base, long ? full : short].filter(Boolean).join(' ')
}

const sameName = (a: Street, b: Street) => a.base === b.base && a.suffix === b.suffix && a.direction === b.direction

function streetsOf(town: Town, at: number, perTown: number, random: Random): Street[] {
  const streets: Street[] = []
  const build = (named: Pick<Street, 'direction' | 'base' | 'suffix'>, village: number, listed: boolean): Street => ({
    ...named, town: at, village, listed, start: town.pointIn(random), heading: random() * 2 * Math.PI,
    step: 15 + random() * 20, count: 8 + Math.floor(random() * 52), seed: Math.floor(random() * 2 ** 32)
  })
  const used = new Set<string>()
  while (used.size < perTown) {
    const named = { direction: random() < 0.08 ? Math.floor(random() * 4) : -1, base: pick(random, bases), suffix: pickSuffix(random) }
    const name = `${named.direction} ${named.base} ${named.suffix}`
    if (used.has(name)) continue
    used.add(name)
    const village = Math.floor(random() * town.villages.length)
    const street = build(named, village, random() >= 0.03)
    streets.push(street)
    if (random() >= 0.08 || town.villages.length < 2) continue
    const other = build(named, (village + 1) % town.villages.length, street.listed && random() < 0.9)
    if (metresBetween(street.start, other.start) > 1000 + (street.count / 2) * street.step + (other.count / 2) * other.step) streets.push(other)
  }
  return streets
}

export interface World {
  gazetteer: Gazetteer
  towns: Town[]
  rows: () => Generator<{ row: OpenAddress; place: string }>
  /** Whether another street of the town has the same name. */
  hasTwin: (street: Street) => boolean
}

const compass = ['East', 'West', 'North', 'South'] as const

/** A world of streets and houses in the given towns; the same for the same seed. */
export function generate({ seed, towns: given, streetsPerTown }: { seed: number; towns: readonly GivenTown[]; streetsPerTown: number }): World {
  const random = randomFrom(seed)
  const real = new Set(given.map(({ name }) => name))
  const towns = given.map((one, at): Town => {
    const others = compass.map((side) => `${side} ${one.name}`).filter((name) => !real.has(name)).slice(0, Math.floor(random() * 4))
    const villages = [one.name, ...others].map((name, village) => ({ name, postcode: String(10_000 + at * 4 + village) }))
    const town: Town = { ...one, villages, onePostalName: random() < 0.2, postcodes: random() < 0.75, long: random() < 0.3, streets: [] }
    return { ...town, streets: streetsOf(town, at, streetsPerTown, random) }
  })

  function* rows() {
    for (const town of towns) {
      for (const street of town.streets) {
        const village = town.villages[street.village]!
        const STREET = writeStreet(street, town.long)
        for (const house of street.listed ? housesOf(town, street) : []) {
          const row = {
            LON: house.lon.toFixed(7), LAT: house.lat.toFixed(7), NUMBER: house.written, STREET, REGION: 'MA',
            CITY: town.onePostalName ? town.name : village.name, POSTCODE: town.postcodes ? village.postcode : ''
          }
          if (house.listed) for (let unit = 0; unit < house.units; unit++) yield { row, place: town.id }
        }
      }
    }
  }

  const synonyms = towns.flatMap((town) => town.villages.map(({ name }) => ({ name, places: [town.id] })))
  return {
    gazetteer: { places: given.map(({ id, name }) => ({ id, name })), synonyms, regions: ['Massachusetts', 'MA'] },
    towns,
    rows,
    hasTwin: (street) => towns[street.town]!.streets.some((other) => other !== street && sameName(other, street))
  }
}

/** Square towns of `side` metres in a row, for a world without real boundaries. */
export function squareTowns(count: number, side = 10_000): GivenTown[] {
  const firsts = 'Ash,Brook,Clay,Dun,Fair,Glen,Hart,King,Lake,Marsh,North,Oak,Pem,Rock,Stone,Thorn,Wal,West,Wick,York'.split(',')
  const lasts = 'field,ham,bury,ton,ford,wood,port,borough,mont,dale,ley,wick,stead,shire,gate,minster,worth,burn'.split(',')
  return Array.from({ length: count }, (_, at) => {
    const corner = moved({ lon: -73, lat: 41.5 }, (at % 20) * (side + 2000), Math.floor(at / 20) * (side + 2000))
    const name = `${firsts[at % firsts.length]}${lasts[Math.floor(at / firsts.length) % lasts.length]}`
    return { id: `town-${at}`, name, pointIn: (random) => moved(corner, 1000 + random() * (side - 2000), 1000 + random() * (side - 2000)) }
  })
}
