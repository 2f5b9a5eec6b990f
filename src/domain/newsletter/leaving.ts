import { sql } from 'kysely'
import type { Laid, Link } from '#engines/letters/places.ts'
import { type Mailing, read } from '#domain/newsletter/mailings.ts'
import type { Db } from '#platform/database.ts'
import { together } from '#platform/together.ts'

/** Mailings of which something is to be done now, alerts first, then by when they began; those whose time has come are begun. */
export async function due(db: Db): Promise<Mailing[]> {
  await db
    .updateTable('mailings')
    .set({ stage: 'leaving', begun_at: sql`now()` })
    .where('stage', '=', 'waiting')
    .where('leaves_at', '<=', sql<Date>`now()`)
    .execute()
  const rows = await db
    .selectFrom('mailings')
    .selectAll()
    .where(({ or, and, eb }) => or([eb('stage', '=', 'leaving'), and([eb('stage', '=', 'trying'), eb('decides_at', '<=', sql<Date>`now()`)])]))
    .orderBy(sql`kind = 'alert'`, 'desc')
    .orderBy('begun_at')
    .execute()
  return rows.map(read)
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
