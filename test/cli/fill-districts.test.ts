import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { fillDistricts } from '#cli/fill-districts.ts'
import { jurisdictionNamed } from '#domain/legislature/atlases.ts'
import { openDistricts } from '#engines/districts/districts.ts'
import { packDistricts } from '#engines/districts/pack.ts'

const square = (west: number, south: number, size: number) => [[[west, south], [west + size, south], [west + size, south + size], [west, south + size]]] as const
const districts = openDistricts(packDistricts([
  { key: 'house', accuracy: 10, divisions: [{ id: 'h:1', name: 'First "Bay"', polygons: [square(0, 40, 1)] }, { id: 'h:2', name: 'Second, Bay', polygons: [square(1, 40, 1)] }] },
  { key: 'place', accuracy: 10, divisions: [{ id: 'p:a', name: 'Arden', polygons: [[[[0, 40], [2, 40], [2, 41], [0, 41]]]] }] },
]))
const layers = (await jurisdictionNamed('massachusetts')).layers.filter(({ key }) => key === 'house' || key === 'place')

async function fill(text: string) {
  const said: string[] = []
  const output = new Writable({ write: (chunk, _, done) => { said.push(String(chunk)); done() } })
  const counts = await fillDistricts(Readable.from([Buffer.from(text)]), output, districts, layers)
  return { lines: said.join('').trimEnd().split('\r\n'), ...counts }
}

test('a row gets its districts behind its own cells, quoted where they need it', async () => {
  const { lines, rows, unplaced } = await fill('id,note,lat,lon\n7,"Smith, ""Jo""",40.5,0.5\n8,,40.5,1.5\n')
  expect(lines).toEqual(['id,note,lat,lon,state_house,municipality,near_border', '7,"Smith, ""Jo""",40.5,0.5,"First ""Bay""",Arden,', '8,,40.5,1.5,"Second, Bay",Arden,'])
  expect({ rows, unplaced }).toEqual({ rows: 2, unplaced: 0 })
})

test('beside a border both stand in the cell, the one that holds the point first', async () => {
  expect((await fill('lat,lon\n40.5,1.00001\n40.5,0.99999\n')).lines.slice(1)).toEqual(['40.5,1.00001,"Second, Bay|First ""Bay""",Arden,state_house', '40.5,0.99999,"First ""Bay""|Second, Bay",Arden,state_house'])
})

test('rows without a point and rows outside are kept with empty cells', async () => {
  const { lines, unplaced } = await fill('lat,lon,name\nnorth,0.5,a\n,,b\n95,0.5,c\n10,10,d\n40.5\n40.5,0.5,e,more\n')
  expect(lines.slice(1)).toEqual(['north,0.5,a,,,', ',,b,,,', '95,0.5,c,,,', '10,10,d,,,', '40.5,,,,,', '40.5,0.5,e,"First ""Bay""",Arden,,more'])
  expect(unplaced).toBe(4)
})

test('columns are found by any usual name; a file without them is refused', async () => {
  expect((await fill('Latitude,Longitude\n40.5,0.5\n')).lines[1]).toContain('Arden')
  await expect(fill('a,b\n1,2\n')).rejects.toThrow('The columns lat and lon are needed; the file has a, b.')
  await expect(fill('')).rejects.toThrow('The file is empty.')
})

test('ten thousand rows pass one at a time', async () => {
  const rows = function* () { yield 'lat,lon\n'; for (let at = 0; at < 10_000; at++) yield `40.5,${at % 2}.5\n` }
  let written = 0
  const output = new Writable({ highWaterMark: 1, write: (chunk, _, done) => { written += String(chunk).split('\r\n').length - 1; setImmediate(done) } })
  expect(await fillDistricts(Readable.from(rows()), output, districts, layers)).toEqual({ rows: 10_000, unplaced: 0 })
  expect(written).toBe(10_001)
})
