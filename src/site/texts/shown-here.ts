import type { Context } from 'hono'
import * as publishing from '#domain/actions/publishing.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as reading from '#domain/staff/reading.ts'
import { dayOf } from '#engines/membership/days.ts'
import { type Piece, read } from '#engines/texts/pieces.ts'
import type { Env } from '#http/context.ts'
import type { Shown } from '#ui/article-body.tsx'
import type { Shelves } from '#ui/article-text.tsx'

/**
 * A kept text as this visitor may read it, with what its marks name. What is for members goes to nobody else, and an answer to somebody who is
 * signed in is kept nowhere.
 */
export async function shownHere(c: Context<Env>, body: string): Promise<Shown> {
  const { db, frame } = c.var
  const { everyone, members } = read(body, frame.origin)
  const opens = !!members && frame.signedIn && await mayReadAll(c)
  const pieces = [...everyone, ...(opens ? members : [])]
  return { everyone, members: opens ? members : undefined, closed: !!members && !opens, shelves: await shelvesFor(db, pieces) }
}

async function mayReadAll(c: Context<Env>) {
  c.header('cache-control', 'private, no-store')
  return reading.mayRead(c.var.db, await c.var.who(), { audience: 'members' }, dayOf(new Date()))
}

/** What the marks name, in one question for each kind. */
async function shelvesFor(db: Context<Env>['var']['db'], pieces: readonly Piece[]): Promise<Shelves> {
  const slugs = pieces.flatMap((piece) => (piece.kind === 'action' ? [piece.slug] : []))
  const ids = pieces.flatMap((piece) => (piece.kind === 'picture' ? [piece.id] : []))
  const [actions, shown] = await Promise.all([publishing.publishedAmong(db, slugs), pictures.withIds(db, ids)])
  return { actions: new Map(actions.map((action) => [action.slug, action])), pictures: new Map(shown.map((picture) => [picture.id, picture])) }
}
