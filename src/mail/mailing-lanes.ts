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
/** Why lanes end before nothing is due: the server is away, or it refuses us altogether, the last `again` letters too, which wait again. */
export type End = { why: 'nothing due' | 'over' } | { why: 'away'; words: string } | { why: 'refused'; words: string; again: number }
/** Who of a mailing was refused since the last letter that was not. */
export type Streak = Set<number>

/** So many lanes of so many letters may be in hand, and unknown after a crash. */
const lanes = 3
const batch = 50
const mostAttempts = 8
/** So many refused in a row are no accident. */
const inARow = 100

/**
 * Hands over what is due of one mailing in several lanes at once, until nothing is due, or something keeps it. Where a server refuses one letter after the other it
 * is us whom it does not want: none of them has arrived, and all of them wait again. `streak` is kept from turn to turn.
 */
export async function runLanes(ground: Ground, mailing: Mailing, prepared: Prepared, streak: Streak = new Set()): Promise<End> {
  const state: State = { streak }
  const size = ground.perSecond > 0 ? Math.max(1, Math.min(batch, Math.ceil(ground.perSecond))) : batch
  const lane = async () => {
    while (!state.end) {
      if (ground.isOver()) return void (state.end = { why: 'over' })
      const claimed = await deliveries.claim(ground.held, mailing, size)
      if (claimed.length === 0) return
      const asked = prepared.readers(ground.held, claimed.map(({ person_id }) => person_id))
      const readers = await asked.catch((error: Error) => putBack(ground.db, mailing, claimed, error))
      const outcomes = await handAll(ground, prepared, claimed, readers, state)
      await firmly(() => deliveries.settle(ground.db, mailing, outcomes))
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  if (state.end?.why !== 'refused') return state.end ?? { why: 'nothing due' }
  const refused = [...streak]
  await firmly(() => deliveries.takeUpAgain(ground.db, mailing, refused))
  streak.clear()
  return { ...state.end, again: refused.length }
}

type State = { end?: { why: 'over' } | { why: 'away'; words: string } | { why: 'refused'; words: string }; streak: Streak }

async function handAll({ bulk, pace }: Ground, { write }: Prepared, claimed: readonly deliveries.Claimed[], readers: readonly Reader[], state: State): Promise<deliveries.Outcome[]> {
  const known = new Map(readers.map((reader) => [reader.id, reader]))
  return Promise.all(claimed.map(async ({ person_id, arm, attempts }): Promise<deliveries.Outcome> => {
    const reader = known.get(person_id)
    if (!reader) return { person_id, state: 'skipped', trouble: 'They agree to these letters no more, or cannot be written to.' }
    const domain = reader.email.slice(reader.email.lastIndexOf('@') + 1).toLowerCase()
    const turn = pace(domain)
    if ('later' in turn) return { person_id, state: 'waiting', seconds: turn.later / 1000, uncounted: true }
    if (turn.in > 0) await after(turn.in)
    if (state.end) return { person_id, state: 'waiting', seconds: 0, uncounted: true }
    const letter = written(() => write(reader, arm))
    if (letter instanceof Error) return { person_id, state: 'refused', trouble: `Their letter could not be written: ${letter.message}` }
    return { email: reader.email, ...outcomeOf({ person_id, attempts }, await bulk.hand(letter), state) }
  }))
}

/** One that cannot be written is no reason to lose sight of those beside it, which are in hand. */
function written(write: () => Ready): Ready | Error {
  try {
    return write()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Nothing was handed over yet: in a minute they are due again. */
async function putBack(db: Db, mailing: Mailing, claimed: readonly deliveries.Claimed[], error: Error): Promise<never> {
  const back = claimed.map(({ person_id }) => ({ person_id, state: 'waiting' as const, seconds: 60, uncounted: true }))
  await firmly(() => deliveries.settle(db, mailing, back))
  throw error
}

function outcomeOf({ person_id, attempts }: Pick<deliveries.Claimed, 'person_id' | 'attempts'>, fate: Fate, state: State): deliveries.Outcome {
  if (fate.became !== 'refused' && state.end?.why !== 'refused') state.streak.clear()
  if (!('words' in fate)) return { person_id, state: fate.became }
  const { words: trouble } = fate
  if (fate.became === 'unknown') return { person_id, state: 'unknown', trouble }
  if (fate.became === 'refused') {
    if (fate.of === 'letter') state.streak.add(person_id)
    if (fate.of === 'sender' || state.streak.size >= inARow) state.end = { why: 'refused', words: trouble }
    return fate.of === 'sender' ? { person_id, state: 'waiting', seconds: 0, trouble, uncounted: true } : { person_id, state: 'refused', trouble }
  }
  if (fate.away) {
    if (state.end?.why !== 'refused') state.end = { why: 'away', words: trouble }
    return { person_id, state: 'waiting', seconds: 0, trouble, uncounted: true }
  }
  if (attempts >= mostAttempts) return { person_id, state: 'refused', trouble: `Given up after ${attempts} attempts. The last answer: ${trouble}` }
  return { person_id, state: 'waiting', seconds: Math.min(8 * 3600, 300 * 2 ** (attempts - 1)), trouble }
}

/** What became of letters must be written down, or nobody would know: tried again until the database takes it. */
async function firmly(settle: () => Promise<void>) {
  for (let pause = 250; ; pause = Math.min(pause * 2, 15_000)) {
    try {
      return await settle()
    } catch {
      await after(pause)
    }
  }
}
