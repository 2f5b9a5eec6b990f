import type { Context } from 'hono'
import { z } from 'zod'
import * as answering from '#domain/calendar/answering.ts'
import * as answers from '#domain/calendar/answers.ts'
import { type Env, room } from '#http/context.ts'
import { checkForm, readGiven, type Refused, refuse } from '#http/form.ts'
import { ownOrigin } from '#http/own-origin.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { guestsShape } from '#site/calendar/answer-form.ts'
import { AnswerPage } from '#site/calendar/answer-page.tsx'
import { noRoom, tooLate, tooMany } from '#ui/coming-words.ts'
import { Trouble } from '#ui/trouble.tsx'

const { eventAnswer } = routes.site
const answerForm = z.object({ answer: z.enum(['yes', 'no'], 'Press one of the buttons.'), guests: guestsShape.optional() })
const gone = { title: 'This link leads nowhere', sentence: 'It was cut off on the way, or what it was about is over for a month. What is on now stands in the calendar.' }

export const answerRoutes = room()
answerRoutes.use(eventAnswer.pattern, unkept)

/** Looking changes nothing, pressing does. */
answerRoutes.get(eventAnswer.pattern, (c) => showAnswer(c))

answerRoutes.put(eventAnswer.pattern, async (c) => {
  const given = await readGiven(c)
  const token = c.req.param('token')
  const form = checkForm(given, answerForm)
  if (!form.ok) return showAnswer(c, form)
  const { answer, guests } = form.values
  const became = await answering.sayByLink(c.var.db, token, answer === 'yes' ? { yes: true, guests } : { yes: false }, { now: new Date(), origin: ownOrigin(c.var.settings, c.req.url) })
  if (became === 'too late') return showAnswer(c, refuse(given, 'guests', tooLate))
  if (became === 'no room') return showAnswer(c, refuse(given, 'guests', noRoom))
  if (became === 'too many') return showAnswer(c, refuse(given, 'guests', tooMany((await answers.withToken(c.var.db, token))?.time.capacity ?? null)))
  return became ? c.redirect(eventAnswer.href({ token }), 303) : showAnswer(c)
})

async function showAnswer(c: Context<Env, typeof eventAnswer.pattern>, form?: Refused) {
  const { db, frame } = c.var
  const token = c.req.param('token')
  const given = await answers.withToken(db, token)
  if (!given) return show(c, <Trouble frame={frame} {...gone} />, 404)
  return show(c, <AnswerPage frame={frame} token={token} given={given} form={form} now={new Date()} />, form ? 422 : 200)
}
