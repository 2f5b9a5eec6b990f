import type { Context } from 'hono'
import { z } from 'zod'
import * as organizations from '#domain/content/organizations.ts'
import * as groups from '#domain/groups/groups.ts'
import * as answering from '#domain/volunteering/answering.ts'
import * as askings from '#domain/volunteering/askings.ts'
import * as choices from '#domain/volunteering/choices.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import { type Env, room } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { AnswerPage } from '#site/volunteering/answer-page.tsx'
import { HelpCallPage, HelpCallsPage } from '#site/volunteering/help-page.tsx'
import { personHere } from '#site/volunteering/volunteer-routes.tsx'
import { Trouble } from '#ui/trouble.tsx'

const { helpCalls: all, helpCall, helpOffers, helpAnswer } = routes.site
const answerForm = z.object({ answer: z.enum(['yes', 'not-now', 'never', 'withdrawn']) })
const gone = { title: 'This link leads nowhere', sentence: 'It was cut off on the way, or what it was about is over for a month. Everything that is open now stands under “Help with something”.' }

export const helpRoutes = room()

helpRoutes.get(all.pattern, async (c) => {
  const { db, frame } = c.var
  return show(c, <HelpCallsPage frame={frame} calls={await helpCalls.upcoming(db, new Date())} choices={await choices.list(db)} />)
})

helpRoutes.get(helpCall.pattern, async (c) => {
  const { db, frame } = c.var
  const call = await callHere(c)
  if (!call) return c.notFound()
  const person = await personHere(c)
  if (person) c.header('cache-control', 'no-store')
  const asking = person && await askings.ofPerson(db, call.id, person.id)
  return show(c, <HelpCallPage frame={frame} call={call} choices={await choices.list(db)} from={await callerOf(c, call)} asking={asking} signedIn={!!person} />)
})

helpRoutes.post(helpOffers.pattern, (c) => sayHere(c, 'yes'))
helpRoutes.delete(helpOffers.pattern, (c) => sayHere(c, 'withdrawn'))

helpRoutes.get(helpAnswer.pattern, (c) => showAnswer(c))

helpRoutes.put(helpAnswer.pattern, async (c) => {
  const form = await readForm(c, answerForm)
  if (!form.ok) return showAnswer(c)
  const became = await answering.answer(c.var.db, c.req.param('token'), form.values.answer, when(c))
  if (became === 'too late') return showAnswer(c, true)
  return became ? c.redirect(helpAnswer.href({ token: c.req.param('token') }), 303) : showAnswer(c)
})

/** Somebody who is signed in offers for a call, or takes that back. */
async function sayHere(c: Context<Env, typeof helpOffers.pattern>, said: 'yes' | 'withdrawn') {
  const call = await callHere(c)
  if (!call) return c.notFound()
  const person = await personHere(c)
  if (!person) return c.redirect(routes.site.volunteer.href({}, { for: call.id }), 303)
  await (said === 'yes' ? answering.offer : answering.withdraw)(c.var.db, call.id, person, when(c))
  return c.redirect(helpCall.href(call), 303)
}

async function showAnswer(c: Context<Env, typeof helpAnswer.pattern>, late = false) {
  const { db, frame } = c.var
  c.header('cache-control', 'no-store')
  const found = await askings.withToken(db, c.req.param('token'))
  if (!found) return show(c, <Trouble frame={frame} {...gone} />, 404)
  const { asking, call } = found
  const from = await callerOf(c, call)
  const page = { frame, token: c.req.param('token'), asking, call, stage: helpCalls.stageOf(call, new Date()), choices: await choices.list(db), from, late }
  return show(c, <AnswerPage {...page} />)
}

async function callHere(c: Context<Env, typeof helpCall.pattern | typeof helpOffers.pattern>) {
  const id = c.req.param('id')
  return /^[1-9]\d{0,14}$/.test(id) ? helpCalls.findUpcoming(c.var.db, Number(id), new Date()) : undefined
}

async function callerOf({ var: { db } }: Context<Env>, { group_id }: helpCalls.HelpCall) {
  const group = group_id ? await groups.find(db, group_id) : undefined
  return group?.name ?? (await organizations.find(db))?.name ?? ''
}

const when = (c: Context<Env>) => ({ now: new Date(), origin: ownOrigin(c.var.settings, c.req.url) })
