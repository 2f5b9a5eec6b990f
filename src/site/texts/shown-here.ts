import type { Context } from 'hono'
import * as publishing from '#domain/actions/publishing.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as pictures from '#domain/content/pictures.ts'
import { type Piece, read, type Reading } from '#engines/texts/pieces.ts'
import type { Env } from '#http/context.ts'
import { membersHere } from '#site/texts/members-here.ts'
import type { Shown } from '#ui/article-body.tsx'
import type { Shelves } from '#ui/article-text.tsx'

/**
 * A kept text as this visitor may read it, with what its marks name. What is for members goes to nobody else, and an answer to somebody who is
 * signed in is kept nowhere.
 */
export async function shownHere(c: Context<Env>, body: string): Promise<Shown> {
  const reading = read(body, c.var.frame.origin)
  const opens = !!reading.members && await membersHere(c)
  return dressed(reading, opens, await shelvesFor(c.var.db, open(reading, opens)))
}

/** Several texts at once, each with something of its own beside it. */
export async function shownTogether<Of extends { body: string }>(c: Context<Env>, all: readonly Of[]): Promise<(Of & { shown: Shown })[]> {
  const readings = all.map((one) => ({ one, reading: read(one.body, c.var.frame.origin) }))
  const opens = readings.some(({ reading }) => reading.members) && await membersHere(c)
  const shelves = await shelvesFor(c.var.db, readings.flatMap(({ reading }) => open(reading, opens)))
  return readings.map(({ one, reading }) => ({ ...one, shown: dressed(reading, opens, shelves) }))
}

const open = ({ everyone, members = [] }: Reading, opens: boolean) => [...everyone, ...(opens ? members : [])]

const dressed = ({ everyone, members }: Reading, opens: boolean, shelves: Shelves): Shown => ({ everyone, members: opens ? members : undefined, closed: !!members && !opens, shelves })

/** What the marks name, in one question for each kind. */
async function shelvesFor(db: Context<Env>['var']['db'], pieces: readonly Piece[]): Promise<Shelves> {
  const slugsOf = (kind: 'action' | 'event') => pieces.flatMap((piece) => (piece.kind === kind ? [piece.slug] : []))
  const ids = pieces.flatMap((piece) => (piece.kind === 'picture' ? [piece.id] : []))
  const [actions, events, shown] = await Promise.all([publishing.publishedAmong(db, slugsOf('action')), listing.nextAmong(db, slugsOf('event'), new Date()), pictures.withIds(db, ids)])
  return {
    actions: new Map(actions.map((action) => [action.slug, action])), events: new Map(events.map((event) => [event.slug, event])),
    pictures: new Map(shown.map((picture) => [picture.id, picture])),
  }
}
