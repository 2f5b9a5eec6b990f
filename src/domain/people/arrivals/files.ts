import { join } from 'node:path'
import { type Encoding, openEncodingEar } from '#engines/csv/encoding.ts'
import { openFolder } from '#platform/files.ts'

export type Home = { COMMONWEAL_HOME: string }
export type Kept = { file: string; bytes: number; encoding: Encoding }

const folderIn = ({ COMMONWEAL_HOME }: Home) => openFolder(join(COMMONWEAL_HOME, 'imports'))
export const pathOf = (home: Home, file: string) => folderIn(home).pathOf(file)

/** Writes what arrives to a file of its own, and hears in which encoding it is. */
export async function keep(home: Home, content: AsyncIterable<Uint8Array>, limit: number): Promise<Kept> {
  const ear = openEncodingEar()
  const listened = async function* () {
    for await (const chunk of content) {
      ear.hear(chunk)
      yield chunk
    }
  }
  return { ...await folderIn(home).keep(listened(), limit), encoding: ear.told() }
}

export const remove = (home: Home, file: string) => folderIn(home).remove(file)

/** Deletes files that no import waits for, a day after they came. */
export async function sweep(home: Home, wanted: ReadonlySet<string>) {
  for (const file of await folderIn(home).old()) if (!wanted.has(file)) await remove(home, file)
}
