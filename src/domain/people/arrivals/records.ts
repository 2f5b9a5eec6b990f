import { createReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { delimiterOf } from '#engines/csv/delimiter.ts'
import { cellsOf, ndjsonLines } from '#domain/people/arrivals/ndjson.ts'
import type { FileRow } from '#domain/people/arrivals/arrival.ts'

/** A file that cannot be read any further, said in a sentence. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

export type FileShape = { format: string; encoding: string; delimiter: string; columns: readonly string[] }
const longestRow = 200_000

/** The rows of a file, one at a time, without its first line, and how many of its bytes were read by now. Memory does not grow with the file. */
export function openRows(file: string, shape: FileShape): { rows: AsyncGenerator<FileRow>; bytesRead: () => number } {
  const stream = createReadStream(file)
  return { rows: rowsIn(stream, shape), bytesRead: () => stream.bytesRead }
}

async function* rowsIn(stream: Readable, shape: FileShape): AsyncGenerator<FileRow> {
  try {
    let row = 0
    for await (const cells of shape.format === 'ndjson' ? lineCells(stream, shape) : tableCells(stream, shape)) if (++row > 1) yield { row, cells }
  } catch (error) {
    if (error instanceof CsvError) throw new Unreadable(sentenceFor(error), { cause: error })
    if (isGone(error)) throw new Unreadable('The file is not there any more', { cause: error })
    throw error
  } finally {
    stream.destroy()
  }
}

/** What the first line of a file says: the names of the columns, what stands between them, and whether it is a table at all. */
export async function headOf(file: string, encoding: string, delimiter?: string): Promise<Omit<FileShape, 'encoding'>> {
  const start = await beginningOf(file, encoding)
  if (start.startsWith('{')) {
    const [first = ''] = start.split('\n', 1)
    return { format: 'ndjson', delimiter: ',', columns: columnsIn(first) }
  }
  const between = delimiter ?? delimiterOf(start)
  for await (const cells of tableCells(createReadStream(file), { encoding, delimiter: between })) return { format: 'csv', delimiter: between, columns: cells.map((name) => name.trim().slice(0, 200)) }
  return { format: 'csv', delimiter: between, columns: [] }
}

async function* tableCells(stream: Readable, { encoding, delimiter }: Pick<FileShape, 'encoding' | 'delimiter'>): AsyncGenerator<string[]> {
  const parser = parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: true, max_record_size: longestRow })
  const broken = (error: unknown) => { if (error instanceof Error) parser.destroy(error) }
  if (encoding === 'utf-8') pipeline(stream, parser, broken)
  else pipeline(stream, (bytes: AsyncIterable<Uint8Array>) => decoded(bytes, encoding), parser, broken)
  try {
    for await (const cells of parser) yield cells
  } finally {
    stream.destroy()
  }
}

async function* lineCells(stream: Readable, { columns }: Pick<FileShape, 'columns'>): AsyncGenerator<string[]> {
  for await (const line of ndjsonLines(stream)) {
    const found = cellsOf(line)
    if (!found) throw new Unreadable('A line of the file is not a JSON object')
    yield columns.map((column) => found.get(column) ?? '')
  }
}

async function* decoded(stream: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of stream) yield Buffer.from(decoder.decode(bytes, { stream: true }))
}

async function beginningOf(file: string, encoding: string): Promise<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(file, { end: 256 * 1024 })) return decoder.decode(bytes, { stream: true }).replace(/^\uFEFF/, '')
  return ''
}

function columnsIn(line: string): string[] {
  const head = cellsOf(line)?.get('columns')
  if (!head) throw new Unreadable('The first line does not name the columns, so this is not a file of ours')
  return head.split('\u001F')
}

const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const sentenceFor = ({ code, lines }: CsvError & { lines?: number }) =>
  code === 'CSV_MAX_RECORD_SIZE'
    ? `Near line ${lines ?? '?'} there is a quotation mark that never closes, or a row longer than ${longestRow.toLocaleString('en-US')} letters`
    : `The table breaks off near line ${lines ?? '?'}`
