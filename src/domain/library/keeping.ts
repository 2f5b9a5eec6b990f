import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { kindOf, type Unfit } from '#engines/files/kind.ts'
import { type FileKind, kinds, nameFor } from '#engines/files/kinds.ts'
import { openFolder } from '#platform/files.ts'

export type Home = { COMMONWEAL_HOME: string }
/** A file that lies in the folder of the library, not yet anybody's. */
export type Kept = { file: string; name: string; kind: FileKind; bytes: number }

const folderOf = ({ COMMONWEAL_HOME }: Home) => openFolder(join(COMMONWEAL_HOME, 'files', 'library'))

export const pathOf = (home: Home, file: string) => folderOf(home).pathOf(file)

/** Writes what arrives away, and says what it is or why it is not taken; of what is not taken nothing stays. Throws `TooLarge`. */
export async function take(home: Home, content: AsyncIterable<Uint8Array>, filename: string, limit: number): Promise<Kept | Unfit> {
  const folder = folderOf(home)
  const { file, bytes } = await folder.keep(content, limit)
  try {
    const kind = await looked(folder.pathOf(file), bytes, filename)
    if (isKind(kind)) return { file, name: nameFor(filename, kind), kind, bytes }
    await folder.remove(file)
    return kind
  } catch (error) {
    await folder.remove(file)
    throw error
  }
}

export const discard = (home: Home, file: string) => folderOf(home).remove(file)

/** Which files have lain there for a day. */
export async function old(home: Home): Promise<string[]> {
  return folderOf(home).old()
}

async function looked(path: string, size: number, filename: string) {
  const handle = await open(path)
  try {
    return await kindOf({
      size,
      read: async (at, length) => {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, Math.min(length, size - at))), 0, null, at)
        return buffer.subarray(0, bytesRead)
      },
    }, filename)
  } finally {
    await handle.close()
  }
}

const isKind = (kind: FileKind | Unfit): kind is FileKind => kind in kinds
