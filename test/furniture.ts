import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { jurisdictionNamed } from '#domain/legislature/atlases.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import { type Assets, buildAssets, shelved } from '#ui/assets.ts'

type Kept = { jurisdiction: Jurisdiction } & Pick<Assets, 'files' | 'hrefs'>

const folder = join(tmpdir(), 'commonweal-tests')

/** Reads the jurisdiction and builds the assets once for a whole run, which every test file would otherwise do again. */
export async function keepFurniture(): Promise<{ path: string; forget: () => Promise<void> }> {
  const [jurisdiction, assets] = await Promise.all([jurisdictionNamed('massachusetts'), buildAssets(join(folder, 'assets'))])
  const kept: Kept = { jurisdiction, files: assets.files, hrefs: assets.hrefs }
  const path = join(folder, `furniture-${process.pid}`)
  await mkdir(folder, { recursive: true })
  await writeFile(path, serialize(kept))
  return { path, forget: () => rm(path, { force: true }) }
}

export async function keptFurniture(path: string): Promise<{ jurisdiction: Jurisdiction; assets: Assets }> {
  const { jurisdiction, files, hrefs }: Kept = deserialize(await readFile(path))
  return { jurisdiction, assets: shelved(files, hrefs) }
}
