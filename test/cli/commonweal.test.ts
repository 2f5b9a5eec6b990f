import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import * as atlases from '#domain/legislature/atlases.ts'
import { databaseUrl, db, writes } from '../empty-house.ts'

const folder = await mkdtemp(join(tmpdir(), 'commonweal-cli-'))
const home = join(folder, 'home')
vi.setConfig({ testTimeout: 90_000 })
afterAll(() => rm(folder, { recursive: true, force: true }))

type Ran = { code: number | null; out: string; err: string }
const root = join(import.meta.dirname, '../..')

async function commonweal(words: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'bin/commonweal'), words, { env: { ...process.env, COMMONWEAL_DATA: '', COMMONWEAL_HOME: home, DATABASE_URL: databaseUrl, ...env } })
    const ran = { out: '', err: '' }
    child.stdout.on('data', (piece) => { ran.out += piece })
    child.stderr.on('data', (piece) => { ran.err += piece })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...ran }))
  })
}

const given = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}
const pack = await atlases.jurisdictionNamed('massachusetts')
const square = (at: number) => [[[[-71 + at / 100, 42], [-71 + (at + 1) / 100, 42], [-71 + (at + 1) / 100, 42.01], [-71 + at / 100, 42.01], [-71 + at / 100, 42]]]]
const council = pack.districts.filter(({ layer }) => layer === 'council')
const drawing = (names: string[]) => JSON.stringify({ type: 'FeatureCollection', features: names.map((district, at) => ({ type: 'Feature', properties: { GEOID: String(names.length - at), district }, geometry: { type: 'MultiPolygon', coordinates: square(at) } })) })

test('without boundaries it says which command brings them, and fails', async () => {
  const { code, out, err } = await commonweal(['districts', '--lat', '42', '--lon', '-71'])
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain('bin/commonweal import boundaries FILE')
})

test('the first command has made everything ready: the pack, and an organization to look at', async () => {
  expect(await db.selectFrom('divisions').select((row) => row.fn.countAll<number>().as('all')).executeTakeFirst()).toEqual({ all: 569 })
  expect(await db.selectFrom('organizations').select('name').execute()).toEqual([{ name: 'Bay Colony Neighbors' }])
})

test('a command that is not understood exits with 2', async () => {
  for (const words of [['dance'], ['districts'], ['import', 'officials', 'x', '--as-of', 'yesterday']]) {
    expect({ words, code: (await commonweal(words)).code }).toEqual({ words, code: 2 })
  }
})

test('every command explains itself', async () => {
  for (const name of ['officials', 'addresses']) {
    const { code, out } = await commonweal(['import', name, '--help'])
    expect({ name, code, explained: out.includes('Exit codes:') }).toEqual({ name, code: 0, explained: true })
  }
})

test('boundaries find their layer by their names, and the same again changes nothing', async () => {
  const file = await given('council.geojson', drawing(council.map(({ name }) => name)))
  expect(await commonweal(['import', 'boundaries', file])).toMatchObject({ code: 0, out: expect.stringContaining('8 read, 8 added, 0 changed') })
  const before = await readFile(join(home, 'atlas/massachusetts.districts'))
  expect(await commonweal(['import', 'boundaries', file])).toMatchObject({ code: 0, out: expect.stringContaining('8 read, 0 added, 0 changed, 8 unchanged') })
  expect(await readFile(join(home, 'atlas/massachusetts.districts'))).toEqual(before)

  const { out } = await commonweal(['districts', '--lat', '42.005', '--lon', '-70.995'])
  expect(JSON.parse(out).layers.council).toMatchObject({ status: 'inside', candidates: [{ id: council[0]!.id }] })
})

test('boundaries that leave a division out are refused, and the old ones stay', async () => {
  const before = await readFile(join(home, 'atlas/massachusetts.districts'))
  const file = await given('part.geojson', drawing(council.slice(1).map(({ name }) => name)))
  expect(await commonweal(['import', 'boundaries', file])).toMatchObject({ code: 1, err: expect.stringContaining('It draws 7 of 8') })
  expect(await readFile(join(home, 'atlas/massachusetts.districts'))).toEqual(before)
})

test('addresses wait for the boundaries of towns, and say so', async () => {
  const file = await given('addresses.csv', 'LON,LAT,NUMBER,STREET\n-71,42,1,Main St\n')
  expect(await commonweal(['import', 'addresses', file])).toMatchObject({ code: 1, err: expect.stringContaining('no boundaries of towns yet') })
})

test('rows that are refused are listed with line and reason, and the exit code says so', async () => {
  const file = await given('precincts.csv', 'city_town,Ward,Pct,State_Rep,State_Senate,US_House,Gov_Council\nAbington,-,1,Seventh Plymouth,Norfolk & Plymouth,8,Fourth\nAtlantis,-,1,Seventh Plymouth,Norfolk & Plymouth,8,Fourth\n')
  const { code, out } = await commonweal(['import', 'precincts', file])
  expect(code).toBe(3)
  expect(out).toMatch(/1 read.*1 refused[^]*precincts\.csv, line 3: No division is called “Atlantis”/)
  const [list] = await readdir(join(home, 'imports'))
  expect(await readFile(join(home, 'imports', list!), 'utf8')).toContain('Atlantis')
})

test('a file that is no list fails and writes nothing', async () => {
  const before = await writes()
  const file = await given('rubbish.json', '{"what": "is this"}')
  expect(await commonweal(['import', 'officials', file])).toMatchObject({ code: 1, err: expect.stringContaining('This is none of the lists') })
  expect(await commonweal(['import', 'officials', join(folder, 'missing.json')])).toMatchObject({ code: 1, err: expect.stringContaining('There is no file') })
  expect(await writes()).toBe(before)
})

test('a damaged file is told about and counts as missing', async () => {
  await truncate(join(home, 'atlas/massachusetts.districts'), 200)
  const { code, err } = await commonweal(['districts', '--lat', '42', '--lon', '-71'])
  expect(code).toBe(1)
  expect(err).toContain('cannot be used')
})
