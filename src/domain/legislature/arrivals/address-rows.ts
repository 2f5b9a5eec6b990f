import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse'
import { z } from 'zod'
import type { OpenAddress } from '#engines/addresses/row.ts'
import { jsonObjects, NotJson } from '#domain/legislature/arrivals/json-objects.ts'

export type AddressRow = { row: OpenAddress & { UNIT: string }; at: string }

/** A file that holds no address rows at all. */
export class NotAddresses extends Error {
  override name = 'NotAddresses'
}

const needed = ['LON', 'LAT', 'NUMBER', 'STREET']
const longestRow = 100_000
const cell = z.union([z.string(), z.number().transform(String)]).nullish().transform((value) => value ?? '')
const record = z.object({ LON: cell, LAT: cell, NUMBER: cell, STREET: cell, UNIT: cell, CITY: cell, REGION: cell, POSTCODE: cell })
const feature = z.object({
  geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]).rest(z.unknown()) }).nullish(),
  properties: z.record(z.string(), z.unknown()),
})

/** The rows of an OpenAddresses file (CSV, or GeoJSON with one feature a line or as a collection), one at a time; `read` hears how many bytes. */
export async function* addressRows(file: string, read: (bytes: number) => void): AsyncGenerator<AddressRow> {
  const isJson = (await beginsWith(file)) === '{'
  const stream = createReadStream(file, { highWaterMark: 32 * 1024 })
  try {
    yield* isJson ? features(counted(stream, read)) : records(stream.on('data', (chunk) => read(chunk.length)))
  } catch (error) {
    if (error instanceof NotJson || error instanceof NotAddresses || isCsvError(error)) throw new NotAddresses(`${file}: ${error.message}.`, { cause: error })
    throw error
  } finally {
    stream.destroy()
  }
}

/** Whether a file's beginning is that of a list of addresses. */
export function areAddresses(head: string): boolean {
  const [first = ''] = head.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  const columns = new Set(first.toUpperCase().split(',').map((name) => name.replaceAll('"', '').trim()))
  const isFeature = /^\s*\{/.test(head) && /"number"\s*:/.test(head) && /"street"\s*:/.test(head) && /"Point"/.test(head)
  return isFeature || needed.every((name) => columns.has(name))
}

async function* records(stream: NodeJS.ReadableStream): AsyncGenerator<AddressRow> {
  const parser = stream.pipe(parse({
    bom: true, columns: (names: string[]) => checked(names.map((name) => name.trim().toUpperCase())),
    relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: longestRow,
  }))
  let line = 1
  for await (const one of parser) yield { row: record.parse(one), at: `line ${++line}` }
  if (line === 1) throw new NotAddresses('It has no rows')
}

function checked(names: string[]): string[] {
  const missing = needed.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new NotAddresses(`It has no column ${missing.join(', ')}`)
  return names
}

async function* counted(stream: AsyncIterable<Uint8Array>, read: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    read(chunk.length)
    yield chunk
  }
}

async function* features(stream: AsyncIterable<Uint8Array>): AsyncGenerator<AddressRow> {
  let count = 0
  for await (const text of jsonObjects(stream)) yield { row: rowOf(text), at: `feature ${++count}` }
  if (count === 0) throw new NotAddresses('It has no features')
}

/** A feature that is none gives a row without coordinates, which the builder refuses. */
function rowOf(text: string): AddressRow['row'] {
  const read = feature.safeParse(parsed(text))
  const [lon, lat] = read.data?.geometry?.coordinates ?? ['', '']
  const properties = Object.entries(read.data?.properties ?? {}).map(([name, value]) => [name.toUpperCase(), value] as const)
  return record.parse({ ...strings(properties), LON: lon, LAT: lat })
}

const strings = (entries: (readonly [string, unknown])[]) =>
  Object.fromEntries(entries.filter(([, value]) => typeof value === 'string' || typeof value === 'number'))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function beginsWith(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF?\s*/, '').charAt(0)
  } finally {
    await handle.close()
  }
}

function isCsvError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('CSV_')
}
