import * as sections from '#domain/content/question-sections.ts'
import * as questions from '#domain/content/questions.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { QuestionsPage } from '#site/questions/questions-page.tsx'
import { shownTogether } from '#site/texts/shown-here.ts'

export const questionRoutes = room()

questionRoutes.get(routes.site.questions.pattern, async (c) => {
  const { db, frame } = c.var
  const [shelves, all] = await Promise.all([sections.list(db), questions.list(db)])
  const answered = await shownTogether(c, all.map((question) => ({ ...question, body: question.answer })))
  const whole = shelves.map((section) => ({ ...section, questions: answered.filter(({ section_id }) => section_id === section.id) }))
  return show(c, <QuestionsPage frame={frame} sections={whole.filter((section) => section.questions.length > 0)} />)
})
