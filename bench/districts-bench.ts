import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import whichPolygon from 'which-polygon'
import { openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'
import type { Polygon } from '#engines/districts/polygons.ts'
import { mulberry } from './chance.ts'
import { against, dataFolder, type Figure, median } from './report.ts'

type Geometry = { type: 'Polygon'; coordinates: Polygon } | { type: 'MultiPolygon'; coordinates: Polygon[] }
type Collection = { features: { properties: { district: string }; geometry: Geometry }[] }
type Point = [lon: number, lat: number]

const files = { house: 'house2021', senate: 'senate2021', council: 'govcouncil2021', congress: 'congressma118' }
const rounds = 15
const points = 20_000

/** Points on the state's land, all four layers, the distance to the border bounded at 200 m. */
export async function run(): Promise<Figure[]> {
  const collections = Object.entries(files).map(([key, file]) => [key, read(file)] as const)
  const bytes = packDistricts(collections.map(([key, { features }]) => ({ key, accuracy: 10, divisions: features.map(divided) })))

  const before = memory()
  const openings = Array.from({ length: rounds }, () => timed(() => openDistricts(bytes)))
  const held = (memory() - before) / rounds
  const districts = openDistricts(bytes)

  const finders = collections.map(([, collection]) => whichPolygon(collection))
  const land = landPoints(finders[1] ?? (() => null))
  const ours = () => rate(land, ([lon, lat]) => districts.at(lon, lat))
  const theirs = () => rate(land, point => finders.map(find => find(point)))

  const rates: [number, number][] = []
  for (let round = -2; round < rounds; round++) {
    const pair: [number, number] = round % 2 ? [ours(), theirs()] : swap([theirs(), ours()])
    if (round >= 0) rates.push(pair)
  }

  const lookups = { name: 'lookups', value: median(rates.map(([mine]) => mine)), unit: 'points/s' }
  return [
    against(lookups, 'which-polygon', median(rates.map(([, other]) => other))),
    { name: 'opening', value: median(openings.map(({ milliseconds }) => milliseconds)), unit: 'ms' },
    { name: 'file', value: bytes.length, unit: 'bytes' },
    { name: 'memory beside the file', value: Math.round(held), unit: 'bytes' },
  ]
}

const read = (file: string): Collection => JSON.parse(readFileSync(`${dataFolder()}/districts/${file}.wgs84.geojson`, 'utf8'))

const divided = ({ properties: { district }, geometry }: Collection['features'][number]) => ({
  id: district,
  name: district,
  polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
})

function landPoints(onLand: (point: Point) => unknown): Point[] {
  const random = mulberry(2022)
  const found: Point[] = []
  while (found.length < points) {
    const point: Point = [-73.51 + random() * 3.59, 41.23 + random() * 1.66]
    if (onLand(point)) found.push(point)
  }
  return found
}

function rate(land: Point[], find: (point: Point) => unknown[]): number {
  let answers = 0
  const started = performance.now()
  for (const point of land) answers += find(point).length
  const seconds = (performance.now() - started) / 1000
  if (answers !== land.length * 4) throw new Error('A look-up gave no answer for each layer')
  return Math.round(land.length / seconds)
}

const swap = ([one, other]: [number, number]): [number, number] => [other, one]

function timed<Result>(work: () => Result) {
  const started = performance.now()
  const result = work()
  return { result, milliseconds: Number((performance.now() - started).toFixed(2)) }
}

/** Bytes in use once the garbage is gone. */
function memory() {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
