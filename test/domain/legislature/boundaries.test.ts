import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileOf } from '#domain/legislature/arrivals/atlas-files.ts'
import type { BoundaryOptions } from '#domain/legislature/arrivals/boundary-files.ts'
import { takeBoundaries } from '#domain/legislature/importing.ts'
import * as packs from '#domain/legislature/packs.ts'
import { db, pool } from '../../empty-house.ts'
import { until } from '../../real-server.ts'
import { council, councilSquares, drawing, townSquares } from './drawn.ts'
import { data, desk, drawn, official, pack, reopened, settings } from './massachusetts.ts'

const take = async (text: string | Uint8Array, options: BoundaryOptions = {}, name = 'drawn.geojson') =>
  takeBoundaries(await desk(), [{ name, bytes: typeof text === 'string' ? Buffer.from(text) : text }], options)
const kept = () => readFile(fileOf(settings, 'districts'))
const whole = drawing(councilSquares())
const declared = (name: string) => ({ crs: { type: 'name', properties: { name } } })
const turned = (map: (lon: number, lat: number) => number[], squares = councilSquares()) =>
  squares.map(({ name, polygon }) => ({ name, polygon: polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => map(lon, lat))) }))

beforeAll(async () => {
  await packs.load(db, pack)
  await take(whole)
})

test.each<[string, string, BoundaryOptions, string]>([
  ['an unknown layer', whole, { layer: 'county' }, 'There is no layer “county”; there are house, senate, congress, council, place.'],
  ['another layer', whole, { layer: 'senate' }, 'Its names do not fit the layer “senate”. The first feature has GEOID=8, district='],
  ['a field of names that is not there', whole, { property: { name: 'GIVEN' } }, 'Its names in the property “GIVEN” fit no layer that we know'],
  ['a field to show that is not there', whole, { property: { display: 'GIVEN' } }, 'Nothing in it has a name to show in the property “GIVEN”. The first feature has GEOID=8'],
  ['metres said of degrees', whole, { crs: 'EPSG:26986' }, 'These coordinates look like degrees (-73, 42) but are said to be in EPSG:26986.'],
  ['a system that nobody knows', whole, { crs: 'EPSG:32619' }, 'EPSG:32619 is not one of those we know'],
  ['metres declared as such that are none', drawing(councilSquares(), declared('EPSG:26986')), {}, 'These coordinates look like degrees'],
  ['a declared system that nobody knows', drawing(councilSquares(), declared('urn:ogc:def:crs:EPSG::32619')), {}, 'EPSG:32619 is not one of those we know'],
  ['metres that nobody declared', drawing(turned((lon, lat) => [lon * -1e4, lat * 2e4])), {}, 'These coordinates look like metres or feet (730000, 840000); say which reference system they are in with --crs.'],
  ['feet read as metres', drawing(turned((lon, lat) => [lon * -1e4, lat * 7e4])), { crs: 'EPSG:26986' }, 'lies where EPSG:26986 is not used'],
  ['latitudes before longitudes', drawing(turned((lon, lat) => [lat, lon], townSquares())), {}, 'The layer “place” would lie at '],
  ['a division left out', drawing(councilSquares().slice(1)), {}, `It draws 7 of 8 Governor's Council districts; missing: ${council[0]!.name}.`],
  ['a file cut off', whole.slice(0, 900), {}, 'it is cut off or not JSON'],
  ['a zip cut off', `PK\u0003\u0004${whole.slice(0, 900)}`, {}, 'This zip is cut off or damaged.'],
  ['an empty file', '', {}, 'it is cut off or not JSON'],
])('%s is refused in a sentence, and the old boundaries stay', async (_, text, options, sentence) => {
  const before = await kept()
  await expect(take(text, options)).rejects.toThrow(sentence)
  expect(await kept()).toEqual(before)
})

test('boundaries of towns that lie elsewhere than the districts are told where', async () => {
  await expect(take(drawing(turned((lon, lat) => [lat, lon], townSquares())))).rejects.toThrow(/^The layer “place” would lie at 42\.0, -71\.2, nowhere near the layer “council” at -73\.0, 42\.0\. One of them is in another reference system/)
})

test('two files of one layer are refused together', async () => {
  const twins = ['a', 'b'].map((name) => ({ name, bytes: Buffer.from(whole) }))
  await expect(takeBoundaries(await desk(), twins)).rejects.toThrow('a and b both draw the layer “council”. Give one of them.')
})

test('imports at the same moment take turns: the layers of both are there afterwards, and each was announced', async () => {
  const [listener, holder] = [await pool.connect(), await pool.connect()]
  const heard: unknown[] = []
  listener.on('notification', ({ payload }) => heard.push(payload))
  await listener.query('listen public_changes')
  await holder.query('begin; lock table imports')
  const moved = drawing(turned((lon, lat) => [lon, lat + 0.001]))
  const desks = await Promise.all([desk(), desk()])
  const both = [moved, drawing(townSquares())].map((text, at) => takeBoundaries(desks[at]!, [{ name: 'one', bytes: Buffer.from(text) }]))
  await until(async () => (await listener.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount === 2)
  await holder.query('commit')
  await Promise.all(both)
  await take(moved)
  await listener.query('select 1')
  for (const client of [listener, holder]) client.release(true)

  const { districts } = await reopened()
  expect(districts!.layers.map(({ key, count }) => [key, count])).toEqual([['council', 8], ['place', 351]])
  expect(districts!.rings('council', council[0]!.id)![0]![0]![0]![1]).toBeCloseTo(42.001, 9)
  expect(heard).toEqual(['atlas', 'atlas'])
  expect((await readdir(join(settings.COMMONWEAL_HOME, 'atlas'))).filter((name) => name.endsWith('.ready'))).toEqual([])
})

describe.skipIf(!data)('the official file of the Senate at full resolution', () => {
  const { name, bytes } = data ? official('SENATE2021_massgis_fullres_shp.zip') : { name: '', bytes: new Uint8Array() }

  test('cut off anywhere, or said to be in another system, is refused', async () => {
    const before = await kept()
    for (const share of [0.1, 0.5, 0.99]) await expect(take(bytes.subarray(0, Math.floor(bytes.length * share)), {}, name)).rejects.toThrow(`${name}: This zip is cut off or damaged.`)
    for (const crs of ['EPSG:2249', 'EPSG:26987', 'CRS84']) await expect(take(bytes, { crs }, name)).rejects.toThrow('must be in another reference system')
    expect(await kept()).toEqual(before)
  }, 60_000)

  test('a simplified one without a district is refused by that district’s name', async () => {
    const part = JSON.parse(Buffer.from(official(drawn[1]!).bytes).toString())
    part.features.splice(part.features.findIndex((one: { properties: { district: string } }) => one.properties.district.includes('Berkshire')), 1)
    await expect(take(JSON.stringify(part))).rejects.toThrow(/It draws 39 of 40 State Senate districts; missing: .*Berkshire/)
  })
})
