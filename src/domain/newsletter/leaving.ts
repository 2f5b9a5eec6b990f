import { sql } from 'kysely'
import type { Laid, Link } from '#engines/letters/places.ts'
import { type Mailing, read } from '#domain/newsletter/mailings.ts'
import * as rights from '#domain/newsletter/rights.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/**
 * Mailings of which something is to be done now, alerts first, then by when they began; those whose time has come are begun. One whose sender may not write to
 * its readers any more stops instead, whether it has begun or not.
 */
export async function due(db: Db): Promise<Mailing[]> {
  const may = await underRights(db)
  await db
    .updateTable('mailings')
    .set({ stage: 'leaving', begun_at: sql`now()` })
    .where('stage', '=', 'waiting')
    .where(comes)
    .where('id', 'in', may)
    .execute()
  const rows = await db
    .selectFrom('mailings')
    .selectAll()
    .where('stage', '<>', 'waiting')
    .where(comes)
    .where('id', 'in', may)
    .orderBy(sql`kind = 'alert'`, 'desc')
    .orderBy('begun_at')
    .execute()
  return rows.map(read)
}

const comes = sql<boolean>`(stage = 'leaving' or stage = 'waiting' and leaves_at <= now() or stage = 'trying' and decides_at <= now())`

/** Of those whose time has come, the ones that may leave; the others stop. 0 is nobody's number. */
async function underRights(db: Db): Promise<number[]> {
  const found = await db.selectFrom('mailings').select(['id', 'group_id', 'audience', 'sent_by']).where(comes).execute()
  const asked = await Promise.all(found.map(async (mailing) => ({ ...mailing, lacking: await rights.lacking(db, mailing) })))
  for (const { id, sent_by, lacking } of asked) {
    if (lacking === undefined) continue
    await db
      .updateTable('mailings')
      .set({ stage: 'paused', trouble: lacking.slice(0, 1000) })
      .where('id', '=', id)
      .where('stage', 'in', ['waiting', 'leaving', 'trying'])
      .where('sent_by', 'is not distinct from', sent_by)
      .execute()
  }
  return [0, ...asked.filter(({ lacking }) => lacking === undefined).map(({ id }) => id)]
}

/** The layout of a mailing, made once, with where its links lead: whoever asks again gets the same. */
export async function layoutOf(db: Db, { id }: Pick<Mailing, 'id'>, lay: () => Promise<Laid & { links: readonly Link[] }>): Promise<Laid> {
  const known = () => db.selectFrom('mailing_layouts').select(['html', 'plain']).where('mailing_id', '=', id).executeTakeFirst()
  const laid = await known()
  if (laid) return laid
  const { links, ...made } = await lay()
  return together(db, async (tx) => {
    const kept = await tx.insertInto('mailing_layouts').values({ mailing_id: id, ...made }).onConflict((again) => again.doNothing()).returning('mailing_id').executeTakeFirst()
    if (!kept) return (await known()) ?? made
    if (links.length > 0) await tx.insertInto('mailing_links').values(links.map((link, ordinal) => ({ mailing_id: id, ordinal, ...link }))).execute()
    return made
  })
}

/** Nobody waits for it any more. */
export async function finish(db: Db, { id }: Pick<Mailing, 'id'>) {
  await db.updateTable('mailings').set({ stage: 'gone', gone_at: sql`now()`, trouble: '' }).where('id', '=', id).where('stage', '=', 'leaving').execute()
}

/** Says what keeps it from leaving, or, with nothing, that nothing does any more. */
export async function note(db: Db, { id }: Pick<Mailing, 'id'>, trouble: string) {
  await db.updateTable('mailings').set({ trouble: trouble.slice(0, 1000) }).where('id', '=', id).where('trouble', '<>', trouble.slice(0, 1000)).execute()
}

/** Stops it until somebody resumes it, and says why. */
export async function halt(db: Db, { id }: Pick<Mailing, 'id'>, trouble: string) {
  await db.updateTable('mailings').set({ stage: 'paused', trouble: trouble.slice(0, 1000) }).where('id', '=', id).where('stage', '=', 'leaving').execute()
}
