import { setTimeout as after } from 'node:timers/promises'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Reader } from '#domain/newsletter/reader.ts'
import type { BulkMailer, Ready } from '#platform/bulk-mailer.ts'
import type { Db } from '#platform/database.ts'
import type { Fate } from '#platform/fate.ts'
import type { Pace } from '#platform/pace.ts'

/** A mailing made ready: asks who of a batch still gets it, and writes one reader's letter, with these header fields instead of its own. `isBare`: nothing is left in it to say. */
export type Prepared = {
  isBare: boolean
  readers: (db: Db, ids: readonly number[]) => Promise<Reader[]>
  write: (reader: Reader, arm: number | null, instead?: Record<string, string>) => Ready
}
/** `held`: the connection that holds the right to send; `isOver`: nothing new is to be taken in hand. */
export type Ground = { db: Db; held: Db; bulk: BulkMailer; pace: Pace; perSecond: number; isOver: () => boolean }
/** Why lanes end before nothing is due: the server is away, or it refuses us altogether. */
export type End = { why: 'nothing due' | 'over' } | { why: 'away' | 'refused'; words: string }

/** So many lanes of so many letters may be in hand, and unknown after a crash. */
const lanes = 3
const batch = 50
const mostAttempts = 8
/** So many refused in a row are no accident. */
const inARow = 100

/** Hands over what is due of one mailing in several lanes at once, until nothing is due, or something keeps it. */
export async function runLanes(ground: Ground, mailing: Mailing, prepared: Prepared): Promise<End> {
  const state: { end?: End; refused: number } = { refused: 0 }
  const size = ground.perSecond > 0 ? Math.max(1, Math.min(batch, Math.ceil(ground.perSecond))) : batch
  const lane = async () => {
    while (!state.end) {
      if (ground.isOver()) return void (state.end = { why: 'over' })
      const claimed = await deliveries.claim(ground.held, mailing, size)
      if (claimed.length === 0) return
      await settleFirmly(ground.db, mailing, await handAll(ground, prepared, claimed, state))
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return state.end ?? { why: 'nothing due' }
}

async function handAll({ held, bulk, pace }: Ground, { readers, write }: Prepared, claimed: readonly deliveries.Claimed[], state: { end?: End; refused: number }): Promise<deliveries.Outcome[]> {
  const known = new Map((await readers(held, claimed.map(({ person_id }) => person_id))).map((reader) => [reader.id, reader]))
  return Promise.all(claimed.map(async ({ person_id, arm, attempts }): Promise<deliveries.Outcome> => {
    const reader = known.get(person_id)
    if (!reader) return { person_id, state: 'skipped', trouble: 'They agree to these letters no more, or cannot be written to.' }
    const domain = reader.email.slice(reader.email.lastIndexOf('@') + 1).toLowerCase()
    const turn = pace(domain)
    if ('later' in turn) return { person_id, state: 'waiting', seconds: turn.later / 1000, uncounted: true }
    if (turn.in > 0) await after(turn.in)
    if (state.end) return { person_id, state: 'waiting', seconds: 0, uncounted: true }
    return { email: reader.email, ...outcomeOf({ person_id, attempts }, await bulk.hand(write(reader, arm)), state) }
  }))
}

function outcomeOf({ person_id, attempts }: Pick<deliveries.Claimed, 'person_id' | 'attempts'>, fate: Fate, state: { end?: End; refused: number }): deliveries.Outcome {
  state.refused = fate.became === 'refused' ? state.refused + 1 : 0
  if (!('words' in fate)) return { person_id, state: fate.became }
  const { words: trouble } = fate
  if (fate.became === 'unknown') return { person_id, state: 'unknown', trouble }
  if (fate.became === 'refused') {
    if (fate.of === 'sender' || state.refused >= inARow) state.end = { why: 'refused', words: trouble }
    return fate.of === 'sender' ? { person_id, state: 'waiting', seconds: 0, trouble, uncounted: true } : { person_id, state: 'refused', trouble }
  }
  if (fate.away) {
    state.end = { why: 'away', words: trouble }
    return { person_id, state: 'waiting', seconds: 0, trouble, uncounted: true }
  }
  if (attempts >= mostAttempts) return { person_id, state: 'refused', trouble: `Given up after ${attempts} attempts. The last answer: ${trouble}` }
  return { person_id, state: 'waiting', seconds: Math.min(8 * 3600, 300 * 2 ** (attempts - 1)), trouble }
}

/** What became of letters must be written down, or nobody would know: tried again until the database takes it. */
async function settleFirmly(db: Db, mailing: Mailing, outcomes: readonly deliveries.Outcome[]) {
  for (let pause = 250; ; pause = Math.min(pause * 2, 15_000)) {
    try {
      return await deliveries.settle(db, mailing, outcomes)
    } catch {
      await after(pause)
    }
  }
}
