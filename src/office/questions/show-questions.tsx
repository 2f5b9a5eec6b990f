import type { Context } from 'hono'
import * as sections from '#domain/content/question-sections.ts'
import * as questions from '#domain/content/questions.ts'
import { show } from '#http/show.ts'
import type { Inside } from '#office/guard.ts'
import { QuestionsPage, type Refusals } from '#office/questions/questions-page.tsx'

/** The one page of this desk, with whatever form was refused. */
export async function showQuestions(c: Context<Inside>, forms: Refusals = {}) {
  const { db, frame, actor } = c.var
  const [shelves, all, gone] = await Promise.all([sections.list(db), questions.list(db), questions.removed(db)])
  const status = forms.question || forms.section ? 422 : 200
  return show(c, <QuestionsPage frame={frame} actor={actor} sections={shelves} questions={all} removed={gone} forms={forms} did={c.req.query('did')} />, status)
}
