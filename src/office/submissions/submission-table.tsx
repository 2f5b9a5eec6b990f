import type { Listed } from '#domain/actions/submissions.ts'
import { routes } from '#http/routes.ts'
import { Moment } from '#ui/day.tsx'
import { standings } from '#ui/submission-words.ts'

export function SubmissionTable({ submissions }: { submissions: Listed[] }) {
  return (
    <div class="table-scroll">
      <table class="table table--folds">
        <thead><tr><th scope="col">Call to action</th><th scope="col">Organization</th><th scope="col">Submitted</th><th scope="col">Now</th></tr></thead>
        <tbody>
          {submissions.map(({ standing, ...submission }) => (
            <tr>
              <th scope="row"><a href={routes.office.actionSubmission.href(submission)}>{submission.title}</a></th>
              <td data-label="Organization">{submission.organization}</td>
              <td data-label="Submitted"><Moment at={submission.submitted_at} /></td>
              <td data-label="Now"><span class={`badge ${standings[standing].tone}`.trim()}>{standings[standing].word}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
