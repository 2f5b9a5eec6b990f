import type { Context } from 'hono'
import { z } from 'zod'
import * as circles from '#domain/newsletter/circles.ts'
import * as deliveries from '#domain/newsletter/deliveries.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import * as outcomes from '#domain/newsletter/outcomes.ts'
import * as sending from '#domain/newsletter/sending.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { readForm, readGiven, type Refused, refuse } from '#http/form.ts'
import { momentHere } from '#http/local-moment.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { mailingIn } from '#office/newsletter/found.ts'
import { linesOf } from '#office/newsletter/lines-of.ts'
import { ProgressPage } from '#office/newsletter/progress-page.tsx'
import { SendingPage } from '#office/newsletter/sending-page.tsx'
import { numberShape } from '#office/number-shape.ts'
import * as queue from '#platform/queue.ts'

const { mailingSending, mailingTest, mailingPause, mailingEnd, mailingUnknown } = routes.office
const writes = guard('write to people')
const sendingForm = z.object({ version: numberShape, at: momentHere, number: z.string().trim().transform((typed) => Number(typed.replace(/[,.\s]/g, ''))).optional() })
const refusals: Partial<Record<sending.Sent, [field: string, sentence: string]>> = {
  'wrong number': ['number', 'That is not how many they are. The number stands above.'],
  nobody: ['number', 'Nobody would get it.'],
  'changed meanwhile': ['version', 'Somebody changed the letter meanwhile. Read it once more before it leaves.'],
}

export const sendingRoutes = room()

sendingRoutes.get(mailingSending.pattern, writes, async (c) => {
  const mailing = await mailingIn(c)
  return mailing ? showSending(c, mailing) : c.notFound()
})

/** Lets it go: now, in five minutes, or at the time that is named. */
sendingRoutes.put(mailingSending.pattern, writes, async (c) => {
  const mailing = await mailingIn(c)
  if (!mailing) return c.notFound()
  const { db, actor } = c.var
  const form = await readForm(c, sendingForm)
  if (!form.ok) return showSending(c, mailing, form)
  const { version, at, number } = form.values
  if (at && at <= new Date()) return showSending(c, mailing, refuse(await readGiven(c), 'at', 'That time has passed. Name one to come, or leave it empty.'))
  if (mailing.stage === 'draft' && await isBare(db, mailing)) return showSending(c, mailing, refuse(await readGiven(c), 'version', 'Nothing is in it.'))
  const whom = await circles.whomOf(db, mailing)
  const sent = await sending.send(db, actor, mailing.id, { version, typed: number, at: at ?? undefined }, whom, scope.reachOf(actor, 'write to people'))
  const refused = refusals[sent]
  if (refused) return showSending(c, mailing, refuse(await readGiven(c), ...refused))
  return c.redirect(mailingSending.href(mailing), 303)
})

sendingRoutes.delete(mailingSending.pattern, writes, (c) => step(c, sending.takeBack, 'back'))
sendingRoutes.put(mailingPause.pattern, writes, (c) => step(c, sending.pause, 'pause'))
sendingRoutes.delete(mailingPause.pattern, writes, (c) => step(c, sending.resume, 'resume'))
sendingRoutes.put(mailingEnd.pattern, writes, (c) => step(c, sending.end, 'end'))
sendingRoutes.post(mailingUnknown.pattern, writes, (c) => step(c, sending.sendUnknownAgain, 'again'))

/** One letter, as whoever asks would get it, to their own address. */
sendingRoutes.post(mailingTest.pattern, writes, async (c) => {
  const mailing = await mailingIn(c)
  if (!mailing) return c.notFound()
  const { db, actor } = c.var
  await queue.leave(db, 'test-mailing', { id: mailing.id, userId: actor.id }, { turn: 'now' })
  return c.redirect(mailingSending.href(mailing, { did: 'test' }), 303)
})

const isBare = async (db: Inside['Variables']['db'], mailing: Mailing) => (await linesOf(db, mailing)).every(({ block, out }) => out || block.kind === 'heading')

type Verb = (db: Inside['Variables']['db'], actor: Inside['Variables']['actor'], id: number) => Promise<boolean | number>

async function step(c: Context<Inside>, verb: Verb, did: string) {
  const mailing = await mailingIn(c)
  if (!mailing) return c.notFound()
  const done = await verb(c.var.db, c.var.actor, mailing.id)
  return c.redirect(mailingSending.href(mailing, { did: done ? did : 'late' }), 303)
}

async function showSending(c: Context<Inside>, mailing: Mailing, form?: Refused) {
  const { db, frame, actor } = c.var
  const did = c.req.query('did')
  if (mailing.stage === 'draft') {
    const whom = await circles.whomOf(db, mailing)
    const [people, bare] = await Promise.all([sending.size(db, mailing, whom, scope.reachOf(actor, 'write to people')), isBare(db, mailing)])
    const page = (
      <SendingPage
        frame={frame} actor={actor} mailing={mailing} people={people} isBare={bare}
        many={sending.many} minutes={sending.minutesToTakeBack} form={form} did={did}
      />
    )
    return show(c, page, form ? 422 : 200)
  }
  const isMoving = mailing.stage === 'leaving' || mailing.stage === 'waiting'
  const [counts, unknown, refused, went] = await Promise.all([
    deliveries.counts(db, mailing), deliveries.inState(db, mailing, 'unknown'), deliveries.inState(db, mailing, 'refused'), isMoving ? undefined : outcomes.of(db, mailing),
  ])
  if (isMoving) c.header('refresh', '10')
  return show(c, <ProgressPage frame={frame} actor={actor} mailing={mailing} counts={counts} unknown={unknown} refused={refused} outcomes={went} did={did} />)
}
