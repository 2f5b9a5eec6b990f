import type { Context } from 'hono'
import * as sections from '#domain/content/question-sections.ts'
import * as questions from '#domain/content/questions.ts'
import { room } from '#http/context.ts'
import { checkForm, readForm, readGiven, refuse, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { moveForm, questionForm } from '#office/questions/question-form.ts'
import { QuestionFormPage } from '#office/questions/question-form-page.tsx'
import { showQuestions } from '#office/questions/show-questions.tsx'
import { aliveNow } from '#office/writings/alive.ts'

const { questions: all, newQuestion, question: one, questionRank, questionChange, questionRemoval } = routes.office
const keeps = guard('keep questions')

export const questionRoutes = room()

questionRoutes.get(all.pattern, keeps, (c) => showQuestions(c))

questionRoutes.get(newQuestion.pattern, keeps, (c) => showForm(c))

questionRoutes.get(one.pattern, keeps, async (c) => {
  const question = await found(c)
  return question ? showForm(c, { question }) : c.notFound()
})

questionRoutes.post(all.pattern, keeps, async (c) => {
  const form = await read(c)
  if (!form.ok) return showForm(c, { form })
  await questions.add(c.var.db, c.var.actor, form.values)
  return c.redirect(all.href({}, { did: 'add' }), 303)
})

questionRoutes.put(one.pattern, keeps, async (c) => {
  const question = await found(c)
  if (!question) return c.notFound()
  const form = await read(c)
  if (!form.ok) return showForm(c, { question, form })
  await questions.change(c.var.db, c.var.actor, question, form.values)
  return c.redirect(all.href({}, { did: 'change' }), 303)
})

/** Takes the last change back. */
questionRoutes.delete(questionChange.pattern, keeps, async (c) => {
  const question = await found(c)
  if (!question) return c.notFound()
  const done = await questions.takeBack(c.var.db, c.var.actor, question)
  return c.redirect(all.href({}, { did: done ? 'undo' : 'not-undone' }), 303)
})

questionRoutes.put(questionRank.pattern, keeps, async (c) => {
  const question = await found(c)
  const form = await readForm(c, moveForm)
  if (!question || !form.ok) return c.notFound()
  await questions.move(c.var.db, c.var.actor, question, form.values.towards)
  return c.redirect(all.href(), 303)
})

questionRoutes.put(questionRemoval.pattern, keeps, (c) => settle(c, questions.remove, 'remove'))
questionRoutes.delete(questionRemoval.pattern, keeps, (c) => settle(c, questions.bringBack, 'back'))

async function settle(c: Context<Inside>, verb: typeof questions.remove, did: string) {
  const question = await found(c)
  if (!question) return c.notFound()
  await verb(c.var.db, c.var.actor, question)
  return c.redirect(all.href({}, { did }), 303)
}

async function showForm(c: Context<Inside>, { question, form }: { question?: questions.Question; form?: Refused } = {}) {
  const { db, frame, actor } = c.var
  const [shelves, alive] = await Promise.all([sections.list(db), aliveNow(db)])
  return show(c, <QuestionFormPage frame={frame} actor={actor} question={question} sections={shelves} alive={alive} form={form} />, form && 422)
}

async function read(c: Context<Inside>) {
  const given = await readGiven(c)
  const form = checkForm(given, questionForm)
  return form.ok && !await sections.find(c.var.db, form.values.section_id) ? refuse(given, 'section_id', 'Choose a section.') : form
}

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success && id.data < 2 ** 31 ? questions.find(c.var.db, id.data) : undefined
}
