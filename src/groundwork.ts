import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Atlas } from '#engines/atlas.ts'
import * as imports from '#domain/legislature/arrivals/imports.ts'
import * as atlases from '#domain/legislature/atlases.ts'
import * as officialData from '#domain/legislature/official-data.ts'
import * as packs from '#domain/legislature/packs.ts'
import * as sample from '#sample.ts'
import type { Db } from '#platform/database.ts'
import * as queue from '#platform/queue.ts'
import type { Settings } from '#platform/settings.ts'
import { together } from '#platform/together.ts'

type Say = (sentence: string) => void

const lock = 726_153_100

/**
 * Brings in whatever is not there yet: the jurisdiction's pack, the official files in COMMONWEAL_DATA, and an organization to look at
 * when there is none. Each thing once; programs that start together take turns.
 */
export async function layGroundwork(db: Db, settings: Settings, say: Say): Promise<Atlas> {
  return db.connection().execute(async (turn) => {
    await sql`select pg_advisory_lock(${lock})`.execute(turn)
    try {
      return await lay(turn, settings, say)
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(turn)
    }
  })
}

async function lay(db: Db, settings: Settings, say: Say): Promise<Atlas> {
  const atlas = await atlases.open(db, settings, say)
  await loadPack(db, atlas, settings)
  await sample.introduce(db, new Date())
  if (!settings.COMMONWEAL_DATA) return atlas
  await officialData.readFolder({ db, atlas, settings }, settings.COMMONWEAL_DATA, todayIn(atlas), say)
  return atlases.reopen(db, settings, atlas.jurisdiction, say)
}

async function loadPack(db: Db, { jurisdiction }: Atlas, { JURISDICTION }: Settings) {
  const hash = createHash('sha256').update(JSON.stringify(await atlases.textsOf(JURISDICTION))).digest('hex')
  if ((await imports.readBefore(db, [hash])).has(hash)) return
  await together(db, async (tx) => {
    await packs.load(tx, jurisdiction)
    await queue.leave(tx, 'place-people', {}, { key: 'place-people' })
    await imports.remember(tx, { hash, kind: 'pack', name: JURISDICTION })
  })
}

/** The day it is in the jurisdiction. */
export function todayIn({ jurisdiction: { timeZone } }: Atlas, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
}
