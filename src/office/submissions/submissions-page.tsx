import type { Listed } from '#domain/actions/submissions.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SubmissionTable } from '#office/submissions/submission-table.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pager } from '#ui/pager.tsx'

type Props = { frame: Frame; actor: Actor; submissions: Listed[]; only?: 'waiting'; older?: number; newest: boolean }

const { office, site } = routes

/** All that allies have submitted, whatever became of it, or what waits of it. */
export function SubmissionsPage({ frame, actor, submissions, only, older, newest }: Props) {
  const tab = (title: string, value?: 'waiting') => <a href={office.actionSubmissions.href({}, { only: value })} aria-current={value === only || undefined}>{title}</a>
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title="Submitted by allies" above={<p class="meta"><a href={office.actions.href()}>Actions</a></p>}>
      <nav class="filters" aria-label="Which submissions">{tab('All')}{tab('Waiting for a moderator', 'waiting')}</nav>
      {submissions.length > 0 ? <SubmissionTable submissions={submissions} /> : <Nothing only={only} newest={newest} />}
      <Pager of="submissions" first={newest ? undefined : office.actionSubmissions.href({}, { only })} next={older ? office.actionSubmissions.href({}, { only, before: older }) : undefined} />
    </OfficeLayout>
  )
}

function Nothing({ only, newest }: Pick<Props, 'only' | 'newest'>) {
  if (!newest) return <div class="empty"><p>Nothing further stands here.</p></div>
  return only ? <div class="empty"><p>Nothing waits for you.</p></div> : <NothingYet />
}

const NothingYet = () => (
  <div class="empty">
    <h2 class="unseen">Nothing yet</h2>
    <p>What allied organizations ask our people to call about will stand here: to be turned into a draft and published with credit to them, or refused with a reason.</p>
    <a class="button" href={site.actionSubmission.href()}>See their form</a>
  </div>
)
