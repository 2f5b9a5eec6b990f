import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openAddresses } from '#engines/addresses/addresses.ts'
import type { Atlas } from '#engines/atlas.ts'
import { openDistricts } from '#engines/districts/districts.ts'
import { type PackFiles, packFiles, readJurisdiction } from '#engines/jurisdictions/read-jurisdiction.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import { fileOf, finish, type Place } from '#domain/legislature/arrivals/atlas-files.ts'
import type { Db } from '#platform/database.ts'

const folder = join(import.meta.dirname, '../../../jurisdictions')

/** What `public_changes` calls a new districts or addresses file. */
export const atlasChange = 'atlas'

type Complain = (sentence: string) => void

/**
 * What an installation keeps in memory about its state: the pack, and the boundaries and addresses once they were imported. A damaged
 * file counts as missing, and `complain` hears what to do about it.
 */
export async function open(db: Db, place: Place, complain: Complain): Promise<Atlas> {
  return reopen(db, place, await jurisdictionNamed(place.JURISDICTION), complain)
}

/** The same with its files read again, after they were replaced. */
export async function reopen(db: Db, place: Place, jurisdiction: Jurisdiction, complain: Complain): Promise<Atlas> {
  await finish(db, place)
  return {
    jurisdiction,
    districts: await opened(fileOf(place, 'districts'), openDistricts, 'boundaries', complain),
    addresses: await opened(fileOf(place, 'addresses'), openAddresses, 'addresses', complain),
  }
}

/** Tells every running process, once this is committed, that the files were replaced. */
export async function announce(db: Db) {
  await sql`select pg_notify('public_changes', ${atlasChange})`.execute(db)
}

/** The pack in jurisdictions/. What is wrong in it is said with file and line. */
export async function jurisdictionNamed(name: string): Promise<Jurisdiction> {
  const read = readJurisdiction(await textsOf(name))
  if (read.jurisdiction) return read.jurisdiction
  throw new Error(`jurisdictions/${name} cannot be read: ${read.errors.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('; ')}`)
}

export async function textsOf(name: string): Promise<PackFiles> {
  const texts = await Promise.all(packFiles.map(async (file) => [file, await readFile(join(folder, name, file), 'utf8')] as const))
  return Object.fromEntries(texts) as PackFiles
}

async function opened<T>(file: string, openBytes: (bytes: Uint8Array) => T, what: string, complain: Complain): Promise<T | undefined> {
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes) return undefined
  try {
    return openBytes(bytes)
  } catch (error) {
    complain(`${file} cannot be used (${error instanceof Error ? error.message : String(error)}). Remove it and import the ${what} again: bin/commonweal import ${what} FILE`)
    return undefined
  }
}
