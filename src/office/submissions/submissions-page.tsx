import type { Listed } from '#domain/actions/submissions.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SubmissionTable } from '#office/submissions/submission-table.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; submissions: Listed[] }

/** All that allies have submitted, whatever became of it. */
export function SubmissionsPage({ frame, actor, submissions }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title="Submitted by allies" above={<p class="meta"><a href={routes.office.actions.href()}>Actions</a></p>}>
      {submissions.length > 0
        ? <SubmissionTable submissions={submissions} />
        : (
          <div class="empty">
            <h2 class="unseen">Nothing yet</h2>
            <p>What allied organizations ask our people to call about will stand here: to be turned into a draft and published with credit to them, or refused with a reason.</p>
            <a class="button" href={routes.site.actionSubmission.href()}>See their form</a>
          </div>
        )}
    </OfficeLayout>
  )
}
