import type { OfOutcome } from '#domain/actions/results.ts'
import { Bar } from '#ui/bar.tsx'
import { count, outcomes as words } from '#ui/words.ts'

export function ByOutcome({ outcomes, reports }: { outcomes: OfOutcome[]; reports: number }) {
  const most = Math.max(...outcomes.map((outcome) => outcome.reports))
  return (
    <figure class="chart">
      <figcaption>How the calls went <small>{reports === 1 ? 'The one report' : `All ${count(reports, 'report')}`}</small></figcaption>
      <table class="table">
        <thead><tr><th scope="col">Outcome</th><th scope="col"><span class="unseen">As a bar</span></th><th scope="col" class="num">Reports</th></tr></thead>
        <tbody>
          {outcomes.map((outcome) => (
            <tr><th scope="row">{words[outcome.outcome]}</th><td class="bar-cell"><Bar value={outcome.reports} of={most} /></td><td class="num">{outcome.reports.toLocaleString('en-US')}</td></tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
