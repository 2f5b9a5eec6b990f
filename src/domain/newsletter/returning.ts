import { createHash } from 'node:crypto'
import type { Db } from '#platform/database.ts'
import { type Marked, markedIn } from '#platform/letter-marks.ts'
import * as letters from '#platform/letters.ts'
import { together } from '#platform/together.ts'
import type { Finding } from '#engines/bounces/finding.ts'
import { readReturn } from '#engines/bounces/read-return.ts'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import * as returns from '#domain/people/returns.ts'
import * as unsubscribing from '#domain/people/unsubscribing.ts'

/** What was decided for each recipient of whom the message was not taken in before; empty for what is no report of a failure or a complaint. */
export type Taken = returns.Decision[]

/**
 * Takes in a message that came back, whole or not at all: the person whom our mark in it names is found, and what follows is decided and written down.
 * Told twice, by whichever way, it counts once.
 */
export async function takeIn(db: Db, raw: Buffer, way: returns.Way): Promise<Taken> {
  const { findings, names, messageId } = readReturn(raw)
  const kept = findings.filter(isKept)
  if (kept.length === 0) return []
  const id = messageId || createHash('sha256').update(raw).digest('hex')
  return together(db, async (tx) => {
    const marked = await markedIn(tx, names.join(' '))
    const about = marked && await aboutOf(tx, marked)
    const decided: Taken = []
    for (const finding of kept) {
      const decision = await returns.take(tx, { finding, id, way, names, about })
      if (decision) decided.push(decision)
    }
    return decided
  })
}

const isKept = (finding: Finding): finding is returns.Kept => !['delivered', 'not a bounce'].includes(finding.verdict)

async function aboutOf(db: Db, marked: Marked): Promise<returns.About> {
  if ('letter' in marked) {
    const letter = await letters.find(db, marked.letter)
    const subscription = letter?.unsubscribe_url ? await unsubscribing.read(db, letter.unsubscribe_url.split('/').at(-1) ?? '') : undefined
    return { letter: marked.letter, email: letter?.recipient ?? '', person: subscription?.personId, list: subscription?.list }
  }
  const { mailing, person } = marked
  const written = await db.selectFrom('mailings').select('list').where('id', '=', mailing).executeTakeFirst()
  return { mailing, person, email: await deliveries.addressOf(db, mailing, person), list: written?.list }
}
