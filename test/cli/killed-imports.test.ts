import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { addressFile, addressRows, councilSquares, drawing, townSquares } from '../domain/legislature/drawn.ts'
import { databaseUrl, db } from '../empty-house.ts'
import { commonweal, given, home } from './commonweal.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })
const run = (words: string[], env: Record<string, string> = {}) => commonweal(words, { DATABASE_URL: databaseUrl, ...env })
const dying = (moment: string, words: string[]) => run(words, { DIES_AT: moment, NODE_OPTIONS: `--import ${join(import.meta.dirname, 'dies-at.ts')}` })
const files = async () => (await readdir(join(home, 'atlas'))).toSorted()
const kept = (name: string) => readFile(join(home, 'atlas', `massachusetts.${name}`))
const imports = async () => (await db.selectFrom('imports').select('kind').execute()).length

beforeAll(async () => {
  await run(['import', 'boundaries', await given('towns.geojson', drawing(townSquares()))])
  await run(['import', 'addresses', await given('some.csv', addressFile(addressRows(20, 5)))])
})

test('killed while it writes, an import has changed nothing and leaves nothing', async () => {
  const [before, written] = [await imports(), await files()]
  const words = ['import', 'boundaries', await given('council.geojson', drawing(councilSquares()))]
  expect(await dying('laying', words)).toMatchObject({ code: null, signal: 'SIGKILL' })
  expect(await imports()).toBe(before)
  expect((await files()).length).toBe(written.length + 1)

  expect(JSON.parse((await run(['districts', '--lat', '42.005', '--lon', '-72.995'])).out).layers.council).toBeUndefined()
  expect(await run(words)).toMatchObject({ code: 0, out: expect.stringContaining('8 added') })
  expect(await files()).toEqual(written)
  expect(await imports()).toBe(before + 1)
})

test('killed once the database knows of it, an import is finished by whoever comes next', async () => {
  const [before, index] = [await imports(), await kept('addresses')]
  const rows = addressRows(20, 5).slice(1)
  const words = ['import', 'addresses', await given('fewer.csv', addressFile(rows))]
  expect(await dying('committed', words)).toMatchObject({ code: null, signal: 'SIGKILL' })
  expect(await imports()).toBe(before + 1)
  expect(await kept('addresses')).toEqual(index)
  expect((await files()).filter((name) => name.endsWith('.ready'))).toHaveLength(2)

  expect(await run(['districts', '--lat', '42.005', '--lon', '-72.995'])).toMatchObject({ code: 0 })
  expect((await files()).filter((name) => name.endsWith('.ready'))).toEqual([])
  expect(await kept('addresses')).not.toEqual(index)
  expect(await run(words)).toMatchObject({ code: 0, out: expect.stringContaining('0 added, 0 changed, 99 unchanged, 0 ended') })
})

test('two programs that import at the same moment lose nothing of either', async () => {
  const moved = councilSquares().map(({ name, polygon }) => ({ name, polygon: polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon, lat + 0.001])) }))
  const house = await Promise.all([
    run(['import', 'boundaries', await given('moved.geojson', drawing(moved))]),
    run(['import', 'addresses', await given('more.csv', addressFile(addressRows(21, 5)))]),
    run(['import', 'boundaries', await given('towns.geojson', drawing(townSquares(), { name: 'again' }))]),
  ])
  expect(house.map(({ code, out }) => [code, /\d+ read, [^.]*ended/.exec(out)?.[0]])).toEqual([
    [0, '8 read, 0 added, 8 changed, 0 unchanged, 0 ended'], [0, '105 read, 6 added, 0 changed, 99 unchanged, 0 ended'], [0, '351 read, 0 added, 0 changed, 351 unchanged, 0 ended'],
  ])
  const { layers } = JSON.parse((await run(['districts', '--lat', '42.0105', '--lon', '-72.995'])).out)
  expect([layers.council.status, layers.place.status]).toEqual(['inside', expect.anything()])
})
