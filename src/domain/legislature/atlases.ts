import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Atlas } from '#engines/atlas.ts'
import { type PackFiles, packFiles, readJurisdiction } from '#engines/jurisdictions/read-jurisdiction.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'

const folder = join(import.meta.dirname, '../../../jurisdictions')

/** What an installation keeps in memory about its state: the pack, and the boundaries once they were imported. */
export async function open({ JURISDICTION }: { JURISDICTION: string }): Promise<Atlas> {
  return { jurisdiction: await jurisdictionNamed(JURISDICTION) }
}

/** The pack in jurisdictions/. What is wrong in it is said with file and line. */
export async function jurisdictionNamed(name: string): Promise<Jurisdiction> {
  const texts = await Promise.all(packFiles.map(async (file) => [file, await readFile(join(folder, name, file), 'utf8')] as const))
  const read = readJurisdiction(Object.fromEntries(texts) as PackFiles)
  if (read.jurisdiction) return read.jurisdiction
  throw new Error(`jurisdictions/${name} cannot be read: ${read.errors.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('; ')}`)
}
