import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { NotImported } from '#domain/legislature/importing.ts'

export type GivenFile = { path: string; name: string }

/** The files that were named, and those in the folders that were named, in the order of their names. */
export async function filesIn(given: readonly string[]): Promise<GivenFile[]> {
  const found = await Promise.all(given.map(async (path) => {
    const known = await stat(path).catch(() => undefined)
    if (!known) throw new NotImported(`There is no file ${path}.`)
    if (!known.isDirectory()) return [{ path, name: basename(path) }]
    const inside = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    return inside.map(({ parentPath, name }) => join(parentPath, name)).toSorted().map((file) => ({ path: file, name: relative(path, file) }))
  }))
  return found.flat()
}

const largest = 64 * 2 ** 20

export async function readTexts(files: readonly GivenFile[]): Promise<{ name: string; text: string }[]> {
  return Promise.all(files.map(async ({ path, name }) => {
    if ((await stat(path)).size > largest) throw new NotImported(`${name} is larger than any list we know of: ${largest / 2 ** 20} MB at most.`)
    return { name, text: await readFile(path, 'utf8') }
  }))
}
