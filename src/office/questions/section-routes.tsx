import type { Context } from 'hono'
import * as sections from '#domain/content/question-sections.ts'
import { room } from '#http/context.ts'
import { checkForm, readForm, readGiven, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { moveForm, sectionForm } from '#office/questions/question-form.ts'
import { showQuestions } from '#office/questions/show-questions.tsx'

const { questions: all, questionSections, questionSection, questionSectionRank } = routes.office
const keeps = guard('keep questions')
const twice = 'There is a section of that name already.'

export const sectionRoutes = room()

sectionRoutes.post(questionSections.pattern, keeps, async (c) => {
  const given = await readGiven(c)
  const form = checkForm(given, sectionForm)
  if (!form.ok) return showQuestions(c, form)
  const added = await sections.add(c.var.db, c.var.actor, form.values.name)
  return added ? c.redirect(all.href({}, { did: 'section' }), 303) : showQuestions(c, refuse(given, 'name', twice))
})

sectionRoutes.put(questionSection.pattern, keeps, async (c) => {
  const section = await found(c)
  if (!section) return c.notFound()
  const given = await readGiven(c)
  const form = checkForm(given, sectionForm)
  if (!form.ok) return showQuestions(c, form)
  const done = await sections.rename(c.var.db, c.var.actor, section, form.values.name)
  return done ? c.redirect(all.href({}, { did: 'change' }), 303) : showQuestions(c, refuse(given, 'name', twice))
})

sectionRoutes.put(questionSectionRank.pattern, keeps, async (c) => {
  const section = await found(c)
  const form = await readForm(c, moveForm)
  if (!section || !form.ok) return c.notFound()
  await sections.move(c.var.db, c.var.actor, section, form.values.towards)
  return c.redirect(all.href(), 303)
})

sectionRoutes.delete(questionSection.pattern, keeps, async (c) => {
  const section = await found(c)
  if (!section) return c.notFound()
  const done = await sections.remove(c.var.db, c.var.actor, section)
  return c.redirect(all.href({}, { did: done ? 'no-section' : 'not-empty' }), 303)
})

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success && id.data < 2 ** 31 ? sections.find(c.var.db, id.data) : undefined
}
