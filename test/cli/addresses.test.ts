import { open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { addressFile, addressRows, drawing, townSquares } from '../domain/legislature/drawn.ts'
import { databaseUrl, pool } from '../empty-house.ts'
import { commonweal, folder, given, home } from './commonweal.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 })
const megabyte = 2 ** 20
const sayPeak = `--import=data:text/javascript,process.on('exit',()=>console.error('peak:'+process.resourceUsage().maxRSS))`
const run = (words: string[]) => commonweal(words, { DATABASE_URL: databaseUrl, NODE_OPTIONS: sayPeak })
const take = (...files: string[]) => run(['import', 'addresses', ...files])
const atlas = (name: string) => join(home, 'atlas', `massachusetts.${name}`)
const rows = addressRows(30, 10)
const lists = () => readdir(join(home, 'imports')).catch((): string[] => [])

async function traces() {
  const { rows: [counted] } = await pool.query('select count(*) from imports')
  return JSON.stringify([counted, await Promise.all(['addresses', 'rows'].map(async (name) => [(await stat(atlas(name))).mtimeMs, (await readFile(atlas(name))).toString('base64')]))])
}

beforeAll(async () => {
  await run(['import', 'boundaries', await given('towns.geojson', drawing(townSquares()))])
  expect(await take(await given('all.csv', addressFile(rows)))).toMatchObject({ code: 0, out: 'addresses: 300 read, 300 added, 0 changed, 0 unchanged, 0 ended, 0 passed over, 0 refused.\n' })
})

test('the same addresses again change nothing, write nothing, tell nobody, and say so', async () => {
  const client = await pool.connect()
  const heard: unknown[] = []
  client.on('notification', ({ payload }) => heard.push(payload))
  await client.query('listen public_changes')
  const times = async () => Promise.all(['addresses', 'rows'].map(async (name) => (await stat(atlas(name))).mtimeMs))
  const before = await times()
  expect(await take(await given('all.csv', addressFile(rows)))).toMatchObject({ code: 0, out: 'addresses: 300 read, 0 added, 0 changed, 300 unchanged, 0 ended, 0 passed over, 0 refused.\nNothing has changed.\n' })
  expect(await times()).toEqual(before)
  await client.query('select 1')
  expect(heard).toEqual([])

  const edited = rows.toSpliced(3, 1).with(7, rows[8]!.replace('42.005', '42.0051')).concat('-72.995,42.005,500,Main Street,,,,,', '-72.995,42.005,501,Main Street,2,,,,')
  expect(await take(await given('edited.csv', addressFile(edited)))).toMatchObject({ out: 'addresses: 301 read, 2 added, 1 changed, 298 unchanged, 1 ended, 0 passed over, 0 refused.\n' })
  await client.query('select 1')
  client.release(true)
  expect(heard).toEqual(['atlas'])
})

test('several files in one command are one list, and a file alone is the whole list', async () => {
  const [north, south] = [await given('north.csv', addressFile(rows.slice(0, 200))), await given('south.csv', addressFile(rows.slice(200)))]
  await take(north, south)
  expect(await take(south, north)).toMatchObject({ code: 0, out: expect.stringContaining('0 added, 0 changed, 300 unchanged, 0 ended') })
  expect(await take(north)).toMatchObject({ code: 0, out: expect.stringContaining('0 added, 0 changed, 200 unchanged, 100 ended') })
  expect(await take(north, south)).toMatchObject({ code: 0, out: expect.stringContaining('100 added, 0 changed, 200 unchanged, 0 ended') })
})

test('addresses whose list was lost are made anew', async () => {
  await rm(atlas('rows'))
  expect(await take(join(folder, 'all.csv'))).toMatchObject({ code: 0, out: expect.stringContaining('300 added') })
  expect(await take(join(folder, 'all.csv'))).toMatchObject({ code: 0, out: expect.stringContaining('300 unchanged') })
})

test('of the rows that are refused the first ten thousand are listed, and the rest counted', async () => {
  const before = await lists()
  const bad = Array.from({ length: 11_500 }, () => '-72.995,42.005,,Main Street,,,,,')
  const { code, out } = await take(await given('half.csv', addressFile([...rows, ...bad])))
  expect({ code, out }).toEqual({ code: 3, out: expect.stringMatching(/11,500 refused[^]*line 302: It has no house number\.[^]*and 11,480 more; the first 10,000 of them are in/) })
  const [list] = (await lists()).filter((name) => !new Set(before).has(name))
  const lines = (await readFile(join(home, 'imports', list!), 'utf8')).trimEnd().split('\n')
  expect([lines.length, lines.at(-1)]).toEqual([10_001, 'and 1,500 more, which are not listed'])
})

const header = 'LON,LAT,NUMBER,STREET\n'
const rubbish: [string, (file: string) => Promise<void>, string][] = [
  ['zeros', async (file) => truncate(file, 500 * megabyte), 'It has no column LON, LAT, NUMBER, STREET|Max Record Size|Invalid'],
  ['an object that never ends', (file) => fill(file, '{"type":"FeatureCollection","features":[{"a":"', 'x'), 'longer than 100,000 characters'],
  ['rows of nothing behind two thousand good ones', (file) => fill(file, `${header}${Array.from({ length: 2000 }, (_, at) => `-72.995,42.005,${at + 1},Main Street\n`).join('')}`, 'x,y,z\n'),
    'Of its first 210,000 rows 2,000 can be used\\. Of most it is true: It has no coordinates\\.'],
]

test.each(rubbish)('500 MB of %s are refused in little memory, and the old addresses stay', async (what, write, sentence) => {
  const [before, listed] = [await traces(), await lists()]
  const file = await given('rubbish.csv', '')
  await write(file)
  expect((await stat(file)).size).toBeGreaterThanOrEqual(500 * megabyte)
  const { code, out, err } = await take(file)
  await rm(file)
  const peak = Number(/peak:(\d+)/.exec(err)?.[1]) / 1024
  expect({ code, out, err }).toMatchObject({ code: 1, out: '', err: expect.stringMatching(sentence) })
  console.log(`500 MB of ${what}: at most ${Math.round(peak)} MB of memory`)
  expect(peak).toBeGreaterThan(50)
  expect(peak).toBeLessThan(300)
  expect(await traces()).toBe(before)
  expect(await lists()).toEqual(listed)
})

async function fill(file: string, head: string, piece: string) {
  const handle = await open(file, 'w')
  const block = Buffer.alloc(megabyte * 4, piece)
  const even = block.subarray(0, block.length - (block.length % piece.length))
  await handle.write(head)
  for (let written = 0; written < 500 * megabyte; written += even.length) await handle.write(even)
  await handle.close()
}
