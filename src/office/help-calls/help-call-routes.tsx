import type { Context } from 'hono'
import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import * as scope from '#domain/staff/scope.ts'
import * as asking from '#domain/volunteering/asking.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as attendance from '#domain/volunteering/attendance.ts'
import * as calling from '#domain/volunteering/calling.ts'
import * as candidates from '#domain/volunteering/candidates.ts'
import * as choices from '#domain/volunteering/choices.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import * as telephone from '#domain/volunteering/telephone.ts'
import { room } from '#http/context.ts'
import { checkForm, readGiven } from '#http/form.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { numbersIn } from '#http/ticks.ts'
import { guard, type Inside } from '#office/guard.ts'
import { CandidatesPage } from '#office/help-calls/candidates-page.tsx'
import { found, mayWith } from '#office/help-calls/found.ts'
import { HelpCallPage } from '#office/help-calls/help-call-page.tsx'
import { numberShape } from '#office/number-shape.ts'
import { count } from '#ui/words.ts'

const { helpCall, candidates: fitting, helpCallClosing, helpCallCancellation, helpCallAnswer, attendance: presence } = routes.office
const [reads, calls] = [guard('read volunteers'), guard('call for help')]
const heardForm = z.object({ answer: z.enum(['yes', 'not-now', 'withdrawn']) })
const cancellation = z.object({ reason: z.string().trim().max(500).default('') })

export const helpCallRoutes = room()

helpCallRoutes.get(helpCall.pattern, reads, async (c) => {
  const { db, frame, actor } = c.var
  const call = await found(c, 'read volunteers')
  if (!call) return c.notFound()
  const now = new Date()
  const group = call.group_id ? await groups.find(db, call.group_id) : undefined
  const shown = { ...call, stage: helpCalls.stageOf(call, now), group: group?.name ?? frame.organization.name }
  return show(c, (
    <HelpCallPage
      frame={frame} actor={actor} call={shown} askings={await askings.list(db, call)} choices={await choices.list(db)} mayCall={mayWith(c, 'call for help', call)}
      begun={call.starts_at <= now} did={didWords(c.req.query('did'), c.req.query('people'))}
    />
  ))
})

helpCallRoutes.get(fitting.pattern, calls, (c) => showCandidates(c))

helpCallRoutes.post(fitting.pattern, calls, async (c) => {
  const { db, actor, atlas } = c.var
  const call = await found(c, 'call for help')
  if (!call) return c.notFound()
  const given = await readGiven(c)
  const among = numbersIn(given, 'person').slice(0, candidates.most)
  if (among.length === 0) return showCandidates(c, true)
  const [act, did] = given.heard ? [telephone.hearYes, 'hear'] : [asking.ask, 'ask']
  const people = await act(db, atlas(), actor, call.id, { ...when(c), among, reach: scope.reachOf(actor, 'call for help') })
  return c.redirect(helpCall.href(call, people === undefined ? { did: 'late' } : { did, people }), 303)
})

/** What one person said on the telephone. */
helpCallRoutes.put(helpCallAnswer.pattern, calls, async (c) => {
  const call = await found(c, 'call for help')
  const one = numberShape.safeParse(c.req.param('asking'))
  const form = checkForm(await readGiven(c), heardForm)
  if (!call || !one.success || !form.ok) return c.notFound()
  const became = await telephone.hear(c.var.db, c.var.actor, call.id, one.data, form.values.answer, when(c))
  return became ? c.redirect(helpCall.href(call, became === 'too late' ? { did: 'late' } : { did: 'hear', people: 1 }), 303) : c.notFound()
})

helpCallRoutes.put(helpCallClosing.pattern, calls, async (c) => {
  const call = await found(c, 'call for help')
  if (!call) return c.notFound()
  await calling.close(c.var.db, c.var.actor, call.id, when(c))
  return c.redirect(helpCall.href(call, { did: 'close' }), 303)
})

helpCallRoutes.put(helpCallCancellation.pattern, calls, async (c) => {
  const call = await found(c, 'call for help')
  if (!call) return c.notFound()
  const form = checkForm(await readGiven(c), cancellation)
  await calling.cancel(c.var.db, c.var.actor, call.id, form.ok ? form.values.reason : '', when(c))
  return c.redirect(helpCall.href(call, { did: 'cancel' }), 303)
})

/** Each person is a field of its own, `came-7`, yes or no. */
helpCallRoutes.put(presence.pattern, calls, async (c) => {
  const call = await found(c, 'call for help')
  if (!call) return c.notFound()
  const said = Object.entries(await readGiven(c)).flatMap(([name, value]) => (/^came-\d{1,15}$/.test(name) && ['yes', 'no'].includes(value) ? [[Number(name.slice(5)), value === 'yes'] as const] : []))
  await attendance.tick(c.var.db, c.var.actor, call.id, new Map(said), when(c))
  return c.redirect(helpCall.href(call, { did: 'tick' }), 303)
})

async function showCandidates(c: Context<Inside>, nobody = false) {
  const { db, frame, actor, atlas } = c.var
  const call = await found(c, 'call for help')
  if (!call) return c.notFound()
  const now = new Date()
  if (!helpCalls.takesAnswers(call, now)) return c.redirect(helpCall.href(call, { did: 'late' }), 303)
  const best = await candidates.forCall(db, atlas(), call, { reach: scope.reachOf(actor, 'call for help'), now })
  return show(c, <CandidatesPage frame={frame} actor={actor} call={call} candidates={best} choices={await choices.list(db)} nobody={nobody} />, nobody ? 422 : 200)
}

const when = (c: Context<Inside>) => ({ now: new Date(), origin: ownOrigin(c.var.settings, c.req.url) })

function didWords(did = '', people = ''): string | undefined {
  const asked = Number(people) || 0
  const said = new Map([
    ['ask', asked === 0 ? 'Nobody was asked: they were asked already, or do not agree to be written to any more.' : `${count(asked, 'person', 'people')} ${asked === 1 ? 'is' : 'are'} asked by letter. Their answers appear here.`],
    ['hear', asked === 0 ? 'Nothing was written down: they have answered already.' : `Written down, with your name. Whoever said yes hears by letter whether they have a place.`],
    ['late', 'Nothing changed: this call takes no more answers.'],
    ['close', 'The call is closed. Whoever said yes hears of it by letter.'],
    ['cancel', 'The call is cancelled. Whoever said yes hears of it by letter.'],
    ['tick', 'Written down. Whoever came is thanked by letter.'],
  ])
  return said.get(did)
}
