import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { databaseUrl, db } from '../empty-house.ts'
import { council, councilSquares, drawing } from '../domain/legislature/drawn.ts'
import { commonweal, given, home } from './commonweal.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })
const env = { DATABASE_URL: databaseUrl }
const take = (...words: string[]) => commonweal(['import', 'boundaries', ...words], env)
const whereIs = async (lon: number) => JSON.parse((await commonweal(['districts', '--lat', '42.005', '--lon', String(lon)], env)).out).layers.council
const kept = () => readFile(join(home, 'atlas/massachusetts.districts'))
const file = () => given('council.geojson', drawing(councilSquares()))

beforeAll(async () => {
  expect(await take(await file())).toMatchObject({ code: 0, out: expect.stringContaining('8 read, 8 added, 0 changed') })
})

test('boundaries find their layer by their names, and the same again changes nothing', async () => {
  const before = await kept()
  const { code, out } = await take(await file())
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/8 read, 0 added, 0 changed, 8 unchanged, 0 ended[^]*Nothing has changed\./) })
  expect(await kept()).toEqual(before)
  expect(await whereIs(-72.995)).toMatchObject({ status: 'inside', candidates: [{ id: council[0]!.id, name: council[0]!.name }] })
})

test('one moved corner changes that one division', async () => {
  const moved = councilSquares()
  moved[7]!.polygon[0]![1]![0]! += 0.001
  expect(await take(await given('moved.geojson', drawing(moved)))).toMatchObject({ code: 0, out: expect.stringContaining('8 read, 0 added, 1 changed, 7 unchanged') })
  await take(await file())
})

test('the names to show may stand in another field than those to find by', async () => {
  expect(await take('--property', 'name=district,display=shown', await file())).toMatchObject({ code: 0, out: expect.stringContaining('8 changed') })
  expect((await whereIs(-72.995)).candidates).toEqual([{ id: council[0]!.id, name: `Called ${council[0]!.name}` }])
  expect(await take('--property', 'name=district', '--property', 'display=shown', await file())).toMatchObject({ code: 0, out: expect.stringContaining('8 unchanged') })
  expect(await take('--property', 'title=district', await file())).toMatchObject({ code: 2 })
  await take(await file())
})

test('what cannot be used is refused in a sentence, and the old boundaries stay', async () => {
  const before = await kept()
  const whole = drawing(councilSquares())
  const cases: [string, string[], string][] = [
    [whole, ['--layer', 'county'], 'There is no layer “county”; there are house, senate, congress, council, place.'],
    [whole, ['--crs', 'EPSG:26986'], 'look like degrees'],
    [drawing(councilSquares().slice(1)), [], `It draws 7 of 8 Governor's Council districts; missing: ${council[0]!.name}.`],
    [whole.slice(0, 900), [], 'it is cut off or not JSON'],
  ]
  for (const [text, words, sentence] of cases) {
    expect(await take(...words, await given('bad.geojson', text))).toMatchObject({ code: 1, out: '', err: expect.stringMatching(`^bad.geojson: .*${sentence.replaceAll('.', '\\.')}`) })
  }
  expect(await take(await file(), await given('again.geojson', whole))).toMatchObject({ code: 1, out: '', err: 'council.geojson and again.geojson both draw the layer “council”. Give one of them.\n' })
  expect(await kept()).toEqual(before)
})

test('an import that changed nothing is written down as such', async () => {
  const rows = await db.selectFrom('imports').select('counts').where('kind', '=', 'boundaries').orderBy('id').execute()
  expect(rows.slice(0, 2).map(({ counts }) => counts)).toMatchObject([{ added: 8, anything: true }, { unchanged: 8, anything: false }])
})
