import type { Context } from 'hono'
import * as submissions from '#domain/actions/submissions.ts'
import * as following from '#domain/people/following.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, readGiven, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { submissionForm } from '#site/actions/submission-form.ts'
import { rightsNotice, SubmissionPage, SubmittedPage } from '#site/actions/submission-page.tsx'
import { ask } from '#site/confirmations/asking.ts'
import { StandingPage } from '#ui/standing-page.tsx'
import { Wait } from '#ui/wait.tsx'

const { actionSubmission, actionSubmitted, actionStanding, action, actions } = routes.site

export const submissionRoutes = room()

submissionRoutes.get(actionSubmission.pattern, (c) => page(c))

submissionRoutes.get(actionSubmitted.pattern, (c) => show(c, <SubmittedPage frame={c.var.frame} kept={!c.var.settings.SMTP_URL} />))

/** Waits for the answer to a letter, but for whoever is signed in with that address. */
submissionRoutes.post(actionSubmission.pattern, async (c) => {
  const { db } = c.var
  const given = await readGiven(c)
  if (given.website) return c.redirect(actionSubmitted.href(), 303)
  const form = checkForm(given, submissionForm)
  if (!form.ok) return page(c, form)
  if (await passing(c, 'messages', given.proof, 'submissions') !== 'open') return page(c, asGiven(given), true)

  const { name, email, ...words } = form.values
  const who = await c.var.who({ fresh: true })
  if (!who?.personId || who.email !== email) {
    await ask(c, { kind: 'submit-action', email, name, details: words, wording: rightsNotice })
    return c.redirect(actionSubmitted.href(), 303)
  }
  const submission = await submissions.submit(db, { id: who.personId }, words, { name, email, wording: rightsNotice })
  return c.redirect(actionStanding.href({ token: await following.tokenFor(db, 'action', submission) }), 303)
})

submissionRoutes.get(actionStanding.pattern, unkept, async (c) => {
  const { db, frame } = c.var
  const id = await following.read(db, 'action', c.req.param('token'))
  const submission = id && await submissions.find(db, id)
  if (!submission) return c.notFound()
  const { title, submitted_at: since, reason, slug } = submission
  const standing = submissions.standingOf(submission)
  return show(c, (
    <StandingPage frame={frame} room="actions" noun="call to action" title={title} since={since} standing={standing} reason={reason}>
      {standing === 'published' && slug && <a class="button button--primary" href={action.href({ slug })}>See it</a>}
      {standing === 'refused' && <a class="button button--primary" href={actionSubmission.href()}>Submit another</a>}
      <a class="button" href={actions.href()}>See what is open now</a>
    </StandingPage>
  ))
})

async function page(c: Context<Env>, form?: Refused, wait = false) {
  const { frame } = c.var
  const who = await c.var.who()
  const you = who?.personId ? { name: who.name, email: who.email } : undefined
  return show(c, <SubmissionPage frame={frame} form={form} you={you} wait={wait && <Wait frame={frame} sentence={waitSentence} />} />, wait ? 429 : form ? 422 : 200)
}
