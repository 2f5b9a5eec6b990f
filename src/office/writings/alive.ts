import * as publishing from '#domain/actions/publishing.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as pictures from '#domain/content/pictures.ts'
import type { Db } from '#platform/database.ts'
import type { Alive } from '#ui/rich-text.tsx'

/** What can be put into a text just now: the actions that are open, what is on next, and the newest pictures of the shelf. */
export async function aliveNow(db: Db): Promise<Alive> {
  const [live, coming, shelf] = await Promise.all([publishing.listLive(db), listing.list(db, {}, { from: new Date(), once: true, limit: 60 }), pictures.list(db, { limit: 50 })])
  return { actions: live.map(({ slug, title }) => ({ slug, title })), events: coming.map(({ slug, title }) => ({ slug, title })), pictures: shelf.map(({ id, alt }) => ({ id, alt })) }
}
