import type { Submission } from '#domain/actions/submissions.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { ReasonAgain } from '#office/reason-again.tsx'
import { audiences } from '#ui/audience-words.ts'
import { fullDay, Moment } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { Prose } from '#ui/prose.tsx'
import { type Standing, standings } from '#ui/submission-words.ts'

type Props = { frame: Frame; actor: Actor; submission: Submission; standing: Standing; did?: string; form?: Refused }

const said: Record<string, string> = { refuse: 'Refused. A letter tells them why.', reconsider: 'It waits for a decision again. The letter that has left cannot be called back.' }

export function SubmissionPage({ frame, actor, submission, standing, did, form }: Props) {
  const { word, tone } = standings[standing]
  const above = (
    <>
      <p class="meta"><a href={routes.office.actionSubmissions.href()}>Submitted by allies</a></p>
      <p class="row"><span class={`badge ${tone}`.trim()}>{word}</span> <span class="meta">{submission.organization}, <Moment at={submission.submitted_at} /></span></p>
    </>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title={submission.title} above={above} buttons={<Buttons submission={submission} standing={standing} />}>
      {form && <ReasonAgain href={routes.office.submissionRefusal.href(submission)} form={form} />}
      {did && Object.hasOwn(said, did) && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      {standing === 'refused' && <div class="notice office-notice"><h2>Why it was refused</h2><p>{submission.reason}</p></div>}
      <Facts submission={submission} />
      <section class="section prose" aria-labelledby="why"><h2 id="why">Why</h2><Prose text={submission.why} /></section>
      <Dialog id="refuse" title="Refuse it?" href={routes.office.submissionRefusal.href(submission)} method="PUT" verb="Refuse it" keep="Keep it" danger>
        <p>A letter with your reason goes to {submission.organization} at once.</p>
        <Field label="The reason" name="reason" rows={3} required maxLength={2000} />
      </Dialog>
    </OfficeLayout>
  )
}

function Buttons({ submission, standing }: { submission: Submission; standing: Standing }) {
  const { submissionDraft, submissionRefusal, action } = routes.office
  const { action_id: draft } = submission
  return (
    <>
      {standing === 'refused' && <Pressing href={submissionRefusal.href(submission)} method="DELETE">Take the refusal back</Pressing>}
      {(standing === 'waiting' || standing === 'editing') && <Asking dialog="refuse">Refuse it</Asking>}
      {draft
        ? <a class="button button--small button--primary" href={action.href({ id: draft })}>{standing === 'published' ? 'The action' : 'The draft'}</a>
        : <Pressing href={submissionDraft.href(submission)} method="POST" class="button button--small button--primary">Turn it into a draft</Pressing>}
    </>
  )
}

function Facts({ submission: { ask, addresses, whom, bill_number, link, closes_on, organization, name, email, wording } }: { submission: Submission }) {
  return (
    <dl class="facts">
      <dt>What they ask</dt><dd>{ask}</dd>
      <dt>Who is to be called</dt><dd>{audiences[addresses]}{whom && `: ${whom}`}</dd>
      {bill_number && <><dt>Bill</dt><dd>{bill_number}</dd></>}
      {closes_on && <><dt>Deadline</dt><dd>{fullDay(closes_on)}</dd></>}
      {link && <><dt>Link</dt><dd><a href={link} rel="nofollow noopener noreferrer ugc">{link}</a></dd></>}
      <dt>Organization</dt><dd>{organization}</dd>
      <dt>From</dt><dd>{email ? <>{name}, <a href={`mailto:${email}`}>{email}</a></> : 'Somebody who asked to be forgotten'}</dd>
      <dt>They agreed</dt><dd>{wording}</dd>
    </dl>
  )
}
