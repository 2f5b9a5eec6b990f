import type { Context } from 'hono'
import * as sections from '#domain/content/question-sections.ts'
import * as questions from '#domain/content/questions.ts'
import type { Refused } from '#http/form.ts'
import { show } from '#http/show.ts'
import type { Inside } from '#office/guard.ts'
import { QuestionsPage } from '#office/questions/questions-page.tsx'

/** The one page of this desk, with the form of a section that was refused. */
export async function showQuestions(c: Context<Inside>, form?: Refused) {
  const { db, frame, actor } = c.var
  const [shelves, all, gone] = await Promise.all([sections.list(db), questions.list(db), questions.removed(db)])
  return show(c, <QuestionsPage frame={frame} actor={actor} sections={shelves} questions={all} removed={gone} form={form} did={c.req.query('did')} />, form && 422)
}
