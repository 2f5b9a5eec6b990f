import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { NotImported } from '#domain/legislature/importing.ts'
import type { Districts } from '#engines/districts/districts.ts'
import type { PackLayer } from '#engines/jurisdictions/jurisdiction.ts'

const row = z.array(z.string())
const latitudes = ['lat', 'latitude']
const longitudes = ['lon', 'lng', 'long', 'longitude']

/**
 * Copies a CSV and adds to each row the districts of its point, a column per layer, and `near_border`. One row at a time. A row whose
 * point cannot be read is kept with empty cells and counted.
 */
export async function fillDistricts(input: Readable, output: Writable, districts: Districts, layers: readonly PackLayer[]): Promise<{ rows: number; unplaced: number }> {
  const names = new Map(layers.flatMap(({ key }) => districts.divisions(key).map(({ id, name }) => [`${key} ${id}`, name])))
  const broken = once(output, 'error').then(([error]) => Promise.reject(error))
  broken.catch(() => undefined)
  const write = async (cells: readonly string[]) => {
    if (!output.write(`${cells.map(quoted).join(',')}\r\n`)) await Promise.race([once(output, 'drain'), broken])
  }
  const parser = input.pipe(parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 1_000_000 }))
  input.on('error', (error) => parser.destroy(error))

  let columns: { lat: number; lon: number; count: number } | undefined
  let [rows, unplaced] = [0, 0]
  for await (const one of parser) {
    const cells = row.parse(one)
    if (!columns) {
      columns = columnsOf(cells)
      await write([...cells, ...layers.map(({ column }) => column), 'near_border'])
      continue
    }
    rows++
    const [lat, lon] = [degreesIn(cells[columns.lat], 90), degreesIn(cells[columns.lon], 180)]
    if (lat === undefined || lon === undefined) unplaced++
    const placements = lat === undefined || lon === undefined ? [] : districts.at(lon, lat)
    const found = layers.map(({ key }) => placements.find(({ layer }) => layer === key)?.candidates.map((id) => names.get(`${key} ${id}`) ?? id) ?? [])
    const near = layers.filter((_, at) => (found[at]?.length ?? 0) > 1).map(({ column }) => column)
    const padded = [...cells, ...Array.from({ length: Math.max(0, columns.count - cells.length) }, () => '')]
    await write([...padded.slice(0, columns.count), ...found.map((candidates) => candidates.join('|')), near.join(';'), ...cells.slice(columns.count)])
  }
  if (!columns) throw new NotImported('The file is empty.')
  if (output !== process.stdout) {
    output.end()
    await finished(output)
  }
  return { rows, unplaced }
}

function columnsOf(header: string[]) {
  const find = (known: string[]) => header.findIndex((name) => known.includes(name.trim().toLowerCase()))
  const [lat, lon] = [find(latitudes), find(longitudes)]
  if (lat < 0 || lon < 0) throw new NotImported(`The columns lat and lon are needed; the file has ${header.join(', ').slice(0, 200)}.`)
  return { lat, lon, count: header.length }
}

function degreesIn(cell: string | undefined, limit: number): number | undefined {
  const number = Number(cell)
  return cell === undefined || cell.trim() === '' || !(Math.abs(number) <= limit) ? undefined : number
}

const quoted = (cell: string) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
