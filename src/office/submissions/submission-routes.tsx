import type { Context } from 'hono'
import { z } from 'zod'
import * as moderating from '#domain/actions/moderating.ts'
import * as submissions from '#domain/actions/submissions.ts'
import { room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { SubmissionPage } from '#office/submissions/submission-page.tsx'
import { SubmissionsPage } from '#office/submissions/submissions-page.tsx'

const { actionSubmissions, actionSubmission, submissionDraft, submissionRefusal, actionForm } = routes.office
const reasonForm = z.object({ reason: z.string().trim().min(1, 'Say why, in a sentence: it stands in the letter to them.').max(2000, 'That is longer than fits: 2,000 characters at most.') })

const size = 50
const listShape = z.object({ only: z.literal('waiting').optional().catch(undefined), before: numberShape.optional().catch(undefined) })

export const submissionRoutes = room()

submissionRoutes.get(actionSubmissions.pattern, guard('publish actions'), async (c) => {
  const { db, frame, actor } = c.var
  const { only, before } = listShape.parse(c.req.query())
  const { shown, last } = onePage(await submissions.list(db, { only, olderThan: before, limit: size + 1 }), size)
  return show(c, <SubmissionsPage frame={frame} actor={actor} submissions={shown} only={only} older={last?.id} newest={!before} />)
})

submissionRoutes.get(actionSubmission.pattern, guard('publish actions'), async (c) => {
  const submission = await found(c)
  return submission ? page(c, submission) : c.notFound()
})

/** The draft that is made of it opens to be written on. */
submissionRoutes.post(submissionDraft.pattern, guard('publish actions'), async (c) => {
  const submission = await found(c)
  if (!submission) return c.notFound()
  const draft = await moderating.takeUp(c.var.db, c.var.actor, submission)
  return c.redirect(actionForm.href(draft), 303)
})

submissionRoutes.put(submissionRefusal.pattern, guard('publish actions'), async (c) => {
  const submission = await found(c)
  if (!submission) return c.notFound()
  const form = await readForm(c, reasonForm)
  if (!form.ok) return page(c, submission, form)
  await moderating.refuse(c.var.db, c.var.actor, submission, form.values.reason)
  return c.redirect(actionSubmission.href(submission, { did: 'refuse' }), 303)
})

submissionRoutes.delete(submissionRefusal.pattern, guard('publish actions'), async (c) => {
  const submission = await found(c)
  if (!submission) return c.notFound()
  await moderating.reconsider(c.var.db, c.var.actor, submission)
  return c.redirect(actionSubmission.href(submission, { did: 'reconsider' }), 303)
})

async function found(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? submissions.find(c.var.db, id.data) : undefined
}

async function page(c: Context<Inside>, submission: submissions.Submission, form?: Refused) {
  const { frame, actor } = c.var
  const standing = submissions.standingOf(submission)
  return show(c, <SubmissionPage frame={frame} actor={actor} submission={submission} standing={standing} did={c.req.query('did')} form={form} />, form ? 422 : 200)
}
