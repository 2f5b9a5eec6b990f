import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#platform/database.ts'

export type Place = { JURISDICTION: string; COMMONWEAL_HOME: string }

/** `rows` are the fingerprints of the addresses; only an import reads them. */
export type Kind = 'districts' | 'addresses' | 'rows'

export const fileOf = (place: Place, kind: Kind) => join(folderOf(place), `${place.JURISDICTION}.${kind}`)

/**
 * Lays files ready beside those that they are to replace, under the number of an import. They count from the moment in which the row of
 * that import is committed: `finish` then moves them into place. A program that dies before has changed nothing, and one that dies
 * after has left nothing that the next one does not finish.
 */
export async function layReady(place: Place, number: number, files: Partial<Record<Kind, Uint8Array>>) {
  await mkdir(folderOf(place), { recursive: true })
  for (const kind of kinds) {
    const bytes = files[kind]
    if (bytes) await writeFile(`${fileOf(place, kind)}.${number}.ready`, bytes, { flush: true })
  }
  await keepNames(place)
}

/** Moves into place what committed imports laid ready. Anybody may do it at any time; whoever reads meanwhile gets a whole file. */
export async function finish(db: Db, place: Place) {
  const ready = await readyFiles(place)
  if (ready.length === 0) return
  const done = await committed(db, ready)
  for (const { path, kind, number } of ready) {
    if (done.has(number)) await rename(path, fileOf(place, kind)).catch(unlessGone)
  }
  await keepNames(place)
}

/** The same, and clears away what never was committed. Only for whoever has the turn to import. */
export async function tidy(db: Db, place: Place) {
  await finish(db, place)
  for (const { path } of await readyFiles(place)) await rm(path, { force: true })
}

const kinds: readonly Kind[] = ['districts', 'addresses', 'rows']
const folderOf = ({ COMMONWEAL_HOME }: Place) => join(COMMONWEAL_HOME, 'atlas')

/** In the order of their imports. */
async function readyFiles(place: Place) {
  const names = await readdir(folderOf(place)).catch(() => [])
  return names.flatMap((name) => {
    const kind = kinds.find((one) => name.startsWith(`${place.JURISDICTION}.${one}.`))
    const number = /\.(\d+)\.ready$/.exec(name)?.[1]
    return kind && number ? [{ path: join(folderOf(place), name), kind, number: Number(number) }] : []
  }).toSorted((one, other) => one.number - other.number)
}

async function committed(db: Db, ready: { number: number }[]): Promise<Set<number>> {
  const rows = await db.selectFrom('imports').select('id').where('id', 'in', ready.map(({ number }) => number)).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Writes the folder itself to disk, so that a name outlives a power cut as its file does. */
async function keepNames(place: Place) {
  const handle = await open(folderOf(place))
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Somebody else has moved it already. */
function unlessGone(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}
