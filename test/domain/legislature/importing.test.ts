import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileOf } from '#domain/legislature/arrivals/atlas-files.ts'
import { jsonObjects } from '#domain/legislature/arrivals/json-objects.ts'
import { dayIn } from '#domain/legislature/arrivals/roster-files.ts'
import { takeAddresses, takeBoundaries, takePrecincts } from '#domain/legislature/importing.ts'
import { readFolder } from '#domain/legislature/official-data.ts'
import * as packs from '#domain/legislature/packs.ts'
import { db, writes } from '../../empty-house.ts'
import { data, desk, drawn, official, pack, reopened, settings, takeOfficialBoundaries } from './massachusetts.ts'

const quiet = { read: () => undefined, refuse: () => undefined }
const given = async (name: string, text: string) => {
  const file = join(settings.COMMONWEAL_HOME, name)
  await writeFile(file, text)
  return file
}
const sample = `${data}/addresses/openaddresses_sample.csv`

beforeAll(() => packs.load(db, pack))

test('a day is read from a file’s name, but not from an id in it', () => {
  expect(['ma_2026-08.json', 'x-2026-08-05.csv', 'list 2026-04.csv', 'c3d23eba-2026-4d2a.yml', 'ma_current.csv', 'a2026-08.csv'].map(dayIn))
    .toEqual(['2026-08-01', undefined, '2026-04-01', undefined, undefined, undefined])
})

test('objects are taken from lines and from a collection, however they are cut', async () => {
  const features = [{ a: 1, text: 'br{ace " \\' }, { b: [1, { c: 2 }] }]
  for (const text of [features.map((one) => JSON.stringify(one)).join('\n'), `{"type": "FeatureCollection", "crs": {"x": 1}, "features": [${features.map((one) => JSON.stringify(one)).join(', ')}]}`]) {
    for (const size of [1, 3, 7, 1000]) {
      const chunks = async function* () { for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size)) }
      const found = (await Array.fromAsync(jsonObjects(chunks()))).map((one) => JSON.parse(one)).filter((one) => !('x' in one))
      expect({ size, found }).toEqual({ size, found: features })
    }
  }
})

describe.skipIf(!data)('official boundaries', () => {
  test('find their five layers by their names, and the same again writes no file', async () => {
    const tally = await takeOfficialBoundaries()
    expect(tally).toMatchObject({ read: 568, added: 568, refused: [] })
    expect((await reopened()).districts!.layers.map(({ key, count, accuracy }) => [key, count, accuracy])).toEqual([['house', 160, 10], ['senate', 40, 10], ['congress', 9, 10], ['council', 8, 10], ['place', 351, 10]])
    const before = await readFile(fileOf(settings, 'districts'))
    expect(await takeOfficialBoundaries()).toMatchObject({ added: 0, changed: 0, unchanged: 568 })
    expect(await readFile(fileOf(settings, 'districts'))).toEqual(before)
  }, 60_000)

  test('of the Senate at full resolution take the place of that layer alone', async () => {
    expect(await takeBoundaries(await desk(), [official('SENATE2021_massgis_fullres_shp.zip')], { accuracy: 2 })).toMatchObject({ read: 40, changed: 40 })
    expect((await reopened()).districts!.layers.map(({ key, accuracy }) => `${key} ${accuracy}`)).toEqual(['house 10', 'senate 2', 'congress 10', 'council 10', 'place 10'])
    await takeBoundaries(await desk(), [official(drawn[1]!)])
  }, 60_000)

  test('cut off change nothing', async () => {
    const before = await readFile(fileOf(settings, 'districts'))
    const { name, bytes } = official(drawn[0]!)
    await expect(takeBoundaries(await desk(), [{ name, bytes: bytes.subarray(0, 500_000) }])).rejects.toThrow('cut off')
    expect(await readFile(fileOf(settings, 'districts'))).toEqual(before)
  })

  test('let addresses find their town, as CSV, as features a line, and as a collection', async () => {
    const rows = readFileSync(sample, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
    const features = rows.map(([lon, lat, number, street, , city, , region, postcode]) =>
      JSON.stringify({ type: 'Feature', properties: { number, street, city, region, postcode }, geometry: { type: 'Point', coordinates: [Number(lon), Number(lat)] } }))
    const lines = await given('lines.geojson', features.join('\n'))
    const collection = await given('collection.geojson', `{"type":"FeatureCollection","features":[${features.join(',')}]}`)
    for (const file of [sample, lines, collection]) {
      expect(await takeAddresses(await desk(), [file], quiet)).toMatchObject({ read: 35, refusals: 0 })
      expect((await reopened()).addresses!.find({ street: '100 2nd Avenue', town: 'Needham' })).toMatchObject({ found: 'exact', lon: -71.2170887 })
    }
  }, 60_000)

  test('rubbish for addresses is refused early and the old ones stay', async () => {
    const before = await readFile(fileOf(settings, 'addresses'))
    const rows = Array.from({ length: 20_000 }, (_, at) => `x,y,${at},Rubbish Road`).join('\n')
    const seen: string[] = []
    const refuse = ({ where }: { where: string }) => seen.push(where)
    await expect(takeAddresses(await desk(), [await given('rows.csv', `LON,LAT,NUMBER,STREET\n${rows}`)], { ...quiet, refuse })).rejects.toThrow('Of its first 10,000 rows 0 can be used')
    expect(seen).toHaveLength(10_000)
    for (const text of ['a,b\n1,2\n', '{"type":"FeatureCollection","features":[{"a":', 'LON,LAT,NUMBER,STREET\n', '"'.padEnd(300_000, 'x'), '']) {
      await expect(takeAddresses(await desk(), [await given('rubbish', text)], quiet)).rejects.toThrow()
    }
    expect(await readFile(fileOf(settings, 'addresses'))).toEqual(before)
  }, 60_000)

  test('the table of precincts says what the pack says', async () => {
    const name = 'ma_districts_precincts_2022.csv'
    const before = await writes()
    expect(await takePrecincts(await desk(), [{ name, text: readFileSync(`${data}/districts/${name}`, 'utf8') }])).toMatchObject({ read: 2383, added: 0, changed: 0, unchanged: 2383, refused: [] })
    expect(await writes()).toBe(before)
  })

  test('a folder is read once, what was imported by hand is left alone, and 158 and 40 hold office', async () => {
    const said: string[] = []
    const started = performance.now()
    await readFolder(await desk(), data!, '2026-11-22', (sentence) => said.push(sentence))
    console.log(`the whole folder was read in ${Math.round(performance.now() - started)} ms`)
    expect(said.filter((sentence) => sentence.includes('was passed over'))).toHaveLength(6)
    const before = await writes()
    await readFolder(await desk(), data!, '2026-11-23', (sentence) => said.push(sentence))
    expect(await writes()).toBe(before)
    const serving = async (office: string) => (await db.selectFrom('terms').innerJoin('posts', 'posts.id', 'post_id').select('terms.id').where('office', '=', office).where('ended_on', 'is', null).execute()).length
    expect([await serving('house'), await serving('senate'), await serving('lieutenant-governor'), await serving('council')]).toEqual([158, 40, 1, 0])
  }, 120_000)
})
