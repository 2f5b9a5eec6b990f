import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** More came than is taken; nothing of it is kept. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}

export type Folder = ReturnType<typeof openFolder>

const day = 24 * 3600 * 1000

/** A folder of files that came from outside, each under a name of our own, readable by nobody else. */
export function openFolder(folder: string) {
  const pathOf = (file: string) => join(folder, file)
  const remove = (file: string) => rm(pathOf(file), { force: true, recursive: true })

  return {
    pathOf,
    remove,
    /** Writes what arrives away as it comes, without holding it in memory. */
    keep: async (content: AsyncIterable<Uint8Array>, limit: number): Promise<{ file: string; bytes: number }> => {
      const file = randomUUID()
      let bytes = 0
      const counted = async function* () {
        for await (const chunk of content) {
          bytes += chunk.length
          if (bytes > limit) throw new TooLarge()
          yield chunk
        }
      }
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await pipeline(counted, createWriteStream(pathOf(file), { mode: 0o600 }))
      } catch (error) {
        await remove(file)
        throw error
      }
      return { file, bytes }
    },
    /** Files that came more than a day ago. */
    old: async (now = Date.now()): Promise<string[]> => {
      const old: string[] = []
      for (const file of await readdir(folder).catch(() => [])) {
        const { mtimeMs } = await stat(pathOf(file)).catch(() => ({ mtimeMs: now }))
        if (now - mtimeMs > day) old.push(file)
      }
      return old
    },
  }
}
