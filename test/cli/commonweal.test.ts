import { readdir, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { databaseUrl, db, writes } from '../empty-house.ts'
import { councilSquares, drawing } from '../domain/legislature/drawn.ts'
import { commonweal as run, folder, given, home } from './commonweal.ts'

vi.setConfig({ testTimeout: 90_000 })
const commonweal = (words: string[]) => run(words, { DATABASE_URL: databaseUrl })

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
  for (const words of [[], ['import'], ['import', 'officials'], ['import', 'boundaries'], ['import', 'addresses'], ['districts']]) {
    const { code, out } = await commonweal([...words, '--help'])
    expect({ words, code, explained: out.includes('Exit codes:'), wide: out.split('\n').filter((line) => line.length > 80) }).toEqual({ words, code: 0, explained: true, wide: [] })
  }
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
  await commonweal(['import', 'boundaries', await given('council.geojson', drawing(councilSquares()))])
  await truncate(join(home, 'atlas/massachusetts.districts'), 200)
  const { code, err } = await commonweal(['districts', '--lat', '42', '--lon', '-71'])
  expect(code).toBe(1)
  expect(err).toContain('cannot be used')
})
