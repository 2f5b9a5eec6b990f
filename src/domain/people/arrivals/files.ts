import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Encoding, openEncodingEar } from '#engines/csv/encoding.ts'

export type Home = { COMMONWEAL_HOME: string }
export type Kept = { file: string; bytes: number; encoding: Encoding }

/** More came than is taken; nothing of it is kept. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}

const day = 24 * 3600 * 1000
const folderIn = ({ COMMONWEAL_HOME }: Home) => join(COMMONWEAL_HOME, 'imports')
export const pathOf = (home: Home, file: string) => join(folderIn(home), file)

/** Writes what arrives to a file of its own, readable by nobody else, without holding it in memory. */
export async function keep(home: Home, content: AsyncIterable<Uint8Array>, limit: number): Promise<Kept> {
  const file = randomUUID()
  const ear = openEncodingEar()
  let bytes = 0
  const listened = async function* () {
    for await (const chunk of content) {
      bytes += chunk.length
      if (bytes > limit) throw new TooLarge()
      ear.hear(chunk)
      yield chunk
    }
  }
  await mkdir(folderIn(home), { recursive: true, mode: 0o700 })
  try {
    await pipeline(listened, createWriteStream(pathOf(home, file), { mode: 0o600 }))
  } catch (error) {
    await remove(home, file)
    throw error
  }
  return { file, bytes, encoding: ear.told() }
}

export const remove = (home: Home, file: string) => rm(pathOf(home, file), { force: true })

/** Deletes files that no import waits for, a day after they came. */
export async function sweep(home: Home, wanted: ReadonlySet<string>, now = Date.now()) {
  for (const file of await readdir(folderIn(home)).catch(() => [])) {
    const { mtimeMs } = await stat(pathOf(home, file)).catch(() => ({ mtimeMs: now }))
    if (!wanted.has(file) && now - mtimeMs > day) await remove(home, file)
  }
}
