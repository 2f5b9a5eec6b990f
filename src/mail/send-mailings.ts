import * as deliveries from '#domain/newsletter/deliveries.ts'
import * as leaving from '#domain/newsletter/leaving.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import * as trial from '#domain/newsletter/trial.ts'
import { type Ground, type Prepared, runLanes, type Streak } from '#mail/mailing-lanes.ts'
import type { SendingRoom } from '#mail/mailroom.ts'
import { prepareMailing } from '#mail/prepare-mailing.ts'
import { alone } from '#platform/alone.ts'
import * as queue from '#platform/queue.ts'

const second = 1000
const minute = 60 * second
/** No mailing keeps the others waiting longer, nor one piece of work the queue. */
const turn = 15 * second
const longest = 10 * minute

/**
 * Hands over what is due of all mailings, in turns, unless another process is at it. Each letter at most once: it is marked before the server hears of it,
 * and one that a process which died had in hand is unknown, and waits for somebody's decision.
 */
export const sendMailings = (room: SendingRoom) => async () => {
  const { db, settings, bulk, pace, closing } = room
  const until = performance.now() + longest
  const prepared = new Map<number, Made>()
  let wakeIn: number | undefined
  const began = await alone(db, 'mailings', async (held) => {
    await deliveries.giveUpHanded(held)
    for (let isMore = true; isMore && !closing.aborted && performance.now() < until;) {
      isMore = false
      wakeIn = undefined
      for (const mailing of await leaving.due(held)) {
        const turnEnds = performance.now() + turn
        const isOver = () => closing.aborted || performance.now() > turnEnds
        const next = await oneTurn(room, { db, held, bulk, pace, perSecond: settings.MAIL_PER_SECOND, isOver }, mailing, prepared)
        if (next === 'at once') isMore = true
        else if (next !== 'done') wakeIn = Math.min(next === 'away' ? minute : next, wakeIn ?? Infinity)
        if (next === 'away') return
      }
      if (!isMore && wakeIn !== undefined && wakeIn < 2 * second) {
        await new Promise((resume) => setTimeout(resume, wakeIn))
        isMore = true
      }
    }
    if (performance.now() >= until) wakeIn = 0
  })
  if (!began) wakeIn = 5 * second
  if (wakeIn !== undefined) await queue.leave(db, 'send-mailings', {}, { key: 'send-mailings', at: new Date(Date.now() + wakeIn), turn: 'last' })
}

type Made = { ready: Prepared; streak: Streak }

/** Answers in how many milliseconds there is more to do of it; 'away' where nothing can be done of any. */
async function oneTurn(room: SendingRoom, ground: Ground, mailing: Mailing, prepared: Map<number, Made>): Promise<'at once' | 'done' | 'away' | number> {
  const { held } = ground
  if (mailing.stage === 'trying') {
    await trial.decide(held, mailing)
    return 'at once'
  }
  const known = prepared.get(mailing.id)
  const ready = known?.ready ?? await prepareMailing(room, mailing).catch((error: Error) => error)
  if (ready instanceof Error) {
    await leaving.note(held, mailing, `It cannot be laid out: ${ready.message}. It is tried again every minute.`)
    return minute
  }
  if (ready.isBare) {
    await leaving.halt(held, mailing, 'Everything that it shows is closed, over or taken back by now. Nothing leaves; end it, or put that right and let it go on.')
    return 'done'
  }
  const { streak } = known ?? { streak: new Set<number>() }
  prepared.set(mailing.id, { ready, streak })
  const end = await runLanes(ground, mailing, ready, streak)
  if (end.why === 'away') {
    await leaving.note(held, mailing, `The mail server cannot be reached, or lets us in no more: ${end.words} It is tried again every minute.`)
    return 'away'
  }
  if (end.why === 'refused') {
    const others = end.again > 0 ? ` The last ${end.again} that it refused are tried again then.` : ''
    await leaving.halt(held, mailing, `The mail server refuses these letters: ${end.words} Nothing more leaves until somebody lets it go on.${others}`)
    return 'done'
  }
  await leaving.note(held, mailing, '')
  if (end.why === 'over') return 'at once'
  const next = await deliveries.nextDue(held, mailing)
  if (next) return next.seconds * second
  if (mailing.trial_hours !== null && mailing.chosen === null) await trial.wait(held, mailing)
  else await leaving.finish(held, mailing)
  prepared.delete(mailing.id)
  return 'done'
}
