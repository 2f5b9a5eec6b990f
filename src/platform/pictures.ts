import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import type { Kind } from '#engines/pictures/kind.ts'

export type Converted = { hash: string; width: number; height: number; bytes: number }
export type Unfit = 'unreadable' | 'too many pixels' | 'too tall' | 'busy'

/** Pixels: a telephone's largest usual pictures have 48 million. */
const mostPixels = 50_000_000
const patience = 90_000
const mostWaiting = 8
const program = join(import.meta.dirname, 'convert-picture.ts')

const said = z.union([
  z.object({ hash: z.string(), width: z.number(), height: z.number(), bytes: z.number() }),
  z.object({ unfit: z.enum(['unreadable', 'too many pixels', 'too tall']) }),
])

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Writes the picture anew into the folder, upright, in every width and format, with nothing of the file but its pixels. In a process of its own, without
 * our settings, one after the other: a decoder that is led astray takes no more than some 300 MB and 90 seconds, and nobody with it.
 */
export async function convert(file: string, kind: Kind, into: string): Promise<Converted | Unfit> {
  if (waiting >= mostWaiting) return 'busy'
  waiting++
  const turn = last.then(() => run([file, kind, into, String(mostPixels)]))
  last = turn
  const output = await turn.finally(() => { waiting-- })
  const read = output ? said.safeParse(JSON.parse(output)) : undefined
  if (!read?.success) return 'unreadable'
  return 'unfit' in read.data ? read.data.unfit : read.data
}

/** What it printed; nothing when it was ended. */
const run = (words: string[]) => new Promise<string>((resolve) => {
  const options = { env: { MALLOC_ARENA_MAX: '2' }, timeout: patience, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 } as const
  execFile(process.execPath, ['--no-warnings', program, ...words], options, (error, stdout) => resolve(error ? '' : stdout))
})
