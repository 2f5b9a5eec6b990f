import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { NotImported } from '#domain/legislature/importing.ts'

export type GivenFile = { path: string; name: string; size: number }

/** The files that were named, and those in the folders that were named, in the order of their names. */
export async function filesIn(given: readonly string[]): Promise<GivenFile[]> {
  const found = await Promise.all(given.map(async (path) => {
    const known = await stat(path).catch(() => undefined)
    if (!known) throw new NotImported(`There is no file ${path}.`)
    if (!known.isDirectory()) return [{ path, name: basename(path) }]
    const inside = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    if (inside.length === 0) throw new NotImported(`There are no files in ${path}.`)
    return inside.map(({ parentPath, name }) => join(parentPath, name)).toSorted().map((file) => ({ path: file, name: relative(path, file) }))
  }))
  return Promise.all(found.flat().map(async (file) => ({ ...file, size: (await stat(file.path)).size })))
}

export const sizeOf = (files: readonly GivenFile[]) => files.reduce((sum, { size }) => sum + size, 0)

const megabyte = 2 ** 20

export async function readTexts(files: readonly GivenFile[]): Promise<{ name: string; text: string }[]> {
  refuseLarger(files, 64, 'any list')
  return Promise.all(files.map(async ({ path, name }) => ({ name, text: await readFile(path, 'utf8') })))
}

export async function readBytes(files: readonly GivenFile[]): Promise<{ name: string; bytes: Uint8Array }[]> {
  refuseLarger(files, 256, 'any boundary file')
  return Promise.all(files.map(async ({ path, name }) => ({ name, bytes: await readFile(path) })))
}

function refuseLarger(files: readonly GivenFile[], limit: number, what: string) {
  for (const { name, size } of files) if (size > limit * megabyte) throw new NotImported(`${name} is larger than ${what} we know of: ${limit} MB at most.`)
}
