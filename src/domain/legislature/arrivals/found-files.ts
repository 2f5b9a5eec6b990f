import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { detectRoster } from '#engines/rosters/detect-roster.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import { areAddresses } from '#domain/legislature/arrivals/address-rows.ts'
import { layerDrawnIn } from '#domain/legislature/arrivals/boundary-files.ts'
import { isPrecinctTable } from '#domain/legislature/arrivals/precinct-table.ts'

export type Found = { path: string; name: string; hash: string } & ({ kind: 'roster' | 'precincts' | 'addresses' } | { kind: 'boundaries'; layer: string })

const endings = new Set(['.json', '.geojson', '.ndjson', '.geojsonl', '.yml', '.yaml', '.csv', '.zip'])
const deepest = 3
const largest = 64 * 2 ** 20
const headLength = 8192

/**
 * The official files in a folder and up to three folders below it, known by what they hold; in the order of their names. Those of
 * which `isKnown` says so by their hash are left out unread.
 */
export async function officialFiles(folder: string, jurisdiction: Jurisdiction, isKnown: (hashes: string[]) => Promise<Set<string>>): Promise<Found[]> {
  const paths = (await pathsIn(folder, deepest)).toSorted((one, other) => (basename(one) < basename(other) ? -1 : 1))
  const hashes = new Map<string, string>()
  for (const path of paths) hashes.set(path, await hashOf(path))
  const known = await isKnown([...hashes.values()])

  const found: Found[] = []
  for (const [path, hash] of hashes) {
    const kind = known.has(hash) ? undefined : await kindOf(path, jurisdiction)
    if (kind) found.push({ path, name: basename(path), hash, ...kind })
  }
  return found
}

async function pathsIn(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const deeper = depth === 0 ? [] : await Promise.all(nested.map(({ name }) => pathsIn(join(folder, name), depth - 1)))
  const here = entries.filter((entry) => entry.isFile() && endings.has(extname(entry.name).toLowerCase())).map(({ name }) => join(folder, name))
  return [...here, ...deeper.flat()]
}

type Kind = { kind: 'roster' | 'precincts' | 'addresses' } | { kind: 'boundaries'; layer: string }

async function kindOf(path: string, jurisdiction: Jurisdiction): Promise<Kind | undefined> {
  const head = await headOf(path)
  if (isPrecinctTable(head)) return { kind: 'precincts' }
  if (areAddresses(head)) return { kind: 'addresses' }
  if ((await stat(path)).size > largest) return undefined
  if (head.startsWith('PK') || head.includes('"FeatureCollection"')) {
    const layer = await layerDrawnIn(await readFile(path), jurisdiction)
    return layer ? { kind: 'boundaries', layer } : undefined
  }
  if (!looksLikeRoster.test(head)) return undefined
  return detectRoster(await readFile(path, 'utf8')).format ? { kind: 'roster' } : undefined
}

/** Words without which no list of officials or committees begins; saves reading the rest of everything else. */
const looksLikeRoster = /current_district|ocd-person\/|ocd-organization\/|"?(?:members|member_id|roles)"?\s*:/

async function headOf(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
