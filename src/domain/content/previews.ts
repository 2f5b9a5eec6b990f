import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { freshToken, hashOf } from '#platform/tokens.ts'
import { reference, type Writing } from '#domain/content/writings.ts'

/** What can be tried out before it is published: what is written here, or an event. */
export type Previewed = Writing | { kind: 'event'; id: number }

export const days = 7

/** A key with which anybody may read it as it stands, for seven days. */
export async function open(db: Db, previewed: Previewed): Promise<string> {
  const { token, hash } = freshToken()
  const what = previewed.kind === 'event' ? { event_id: previewed.id } : reference(previewed)
  await db.insertInto('preview_keys').values({ hash, ...what, expires_at: sql<Date>`now() + make_interval(days => ${days})` }).execute()
  return token
}

/** What the key opens, while it does. */
export async function find(db: Db, token: string): Promise<Previewed | undefined> {
  const key = await db.selectFrom('preview_keys').select(['page_id', 'story_id', 'event_id']).where('hash', '=', hashOf(token)).where('expires_at', '>', sql<Date>`now()`).executeTakeFirst()
  if (!key) return undefined
  if (key.event_id !== null) return { kind: 'event', id: key.event_id }
  return key.page_id === null ? { kind: 'story', id: key.story_id ?? 0 } : { kind: 'page', id: key.page_id }
}
