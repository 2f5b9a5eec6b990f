import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { freshToken, hashOf } from '#platform/tokens.ts'
import { reference, type Writing } from '#domain/content/writings.ts'

export const days = 7

/** A key with which anybody may read it as it stands, for seven days. */
export async function open(db: Db, writing: Writing): Promise<string> {
  const { token, hash } = freshToken()
  await db.insertInto('preview_keys').values({ hash, ...reference(writing), expires_at: sql<Date>`now() + make_interval(days => ${days})` }).execute()
  return token
}

/** What the key opens, while it does. */
export async function find(db: Db, token: string): Promise<Writing | undefined> {
  const key = await db.selectFrom('preview_keys').select(['page_id', 'story_id']).where('hash', '=', hashOf(token)).where('expires_at', '>', sql<Date>`now()`).executeTakeFirst()
  if (!key) return undefined
  return key.page_id === null ? { kind: 'story', id: key.story_id ?? 0 } : { kind: 'page', id: key.page_id }
}
