import { setImmediate as breath } from 'node:timers/promises'
import { type Arrival, isArrival, type Refusal } from '#domain/people/arrivals/arrival.ts'
import { type FileShape, openRows } from '#domain/people/arrivals/records.ts'
import type { openReader } from '#domain/people/arrivals/reading.ts'

/** Rows that are taken in together. `last`: the row with which it ends; `bytes`: how far the file was read then. */
export type Chunk = { rows: (Arrival | Refusal)[]; last: number; bytes: number }
export type Size = { rows: number; letters: number }

export const usual: Size = { rows: 2_500, letters: 2_000_000 }
const rowsToABreath = 250

/** A file in pieces of some thousand rows, after the row `after`. Blank rows count and are in no piece. */
export async function* chunksOf(file: string, shape: FileShape, read: ReturnType<typeof openReader>, after: number, size: Size = usual): AsyncGenerator<Chunk> {
  const { rows, bytesRead } = openRows(file, shape)
  let letters = 0
  let chunk: Chunk = { rows: [], last: after, bytes: 0 }
  for await (const row of rows) {
    if (row.row <= after) continue
    chunk.last = row.row
    if (row.cells.every((cell) => cell === '')) continue
    const taken = read(row)
    chunk.rows.push(isArrival(taken) ? taken : { ...taken, cells: taken.cells.slice(0, shape.columns.length) })
    letters += row.cells.reduce((sum, { length }) => sum + length, 0)
    if (chunk.rows.length % rowsToABreath === 0) await breath()
    if (chunk.rows.length < size.rows && letters < size.letters) continue
    yield { ...chunk, bytes: bytesRead() }
    letters = 0
    chunk = { rows: [], last: row.row, bytes: 0 }
  }
  yield { ...chunk, bytes: bytesRead() }
}

/** The same, with the next piece being made while one is at work. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next()
  try {
    for (;;) {
      const { value, done } = await next
      if (done) return
      next = source.next()
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await source.return(undefined)
  }
}
