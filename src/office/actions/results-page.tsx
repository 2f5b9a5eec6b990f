import type { Action } from '#domain/actions/actions.ts'
import type { Stage } from '#domain/actions/publishing.ts'
import type { Note } from '#domain/actions/notes.ts'
import type { AboutOfficial, FromPlace, OfOutcome } from '#domain/actions/results.ts'
import type { Day } from '#engines/charts/days.ts'
import type { Outlines } from '#engines/districts/outlines.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Acts, Dialogs } from '#office/actions/acts.tsx'
import { Done } from '#office/actions/done.tsx'
import { ByOfficial } from '#office/actions/by-official.tsx'
import { ByOutcome } from '#office/actions/by-outcome.tsx'
import { ByPlace } from '#office/actions/by-place.tsx'
import { HandedBack, Waiting } from '#office/actions/handing.tsx'
import { Notes } from '#office/actions/notes.tsx'
import { StageBadge, When } from '#office/actions/stage-words.tsx'
import { RefusedAct, type Refusing } from '#office/actions/refused-act.tsx'
import { DayChart } from '#ui/chart.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { addressees, kindNouns } from '#ui/words.ts'

export type Results = {
  days: Day[]
  outcomes: OfOutcome[]
  callers: { people: number; letters: number; places: FromPlace[] }
  officials: AboutOfficial[]
  notes: Note[]
  older?: number
  drawn?: Outlines
}
type Origin = { group?: { id: number; name: string }; submission?: { id: number } }
type Props = Origin & { frame: Frame; actor: Actor; action: Action; stage: Stage; results: Results; did: Record<string, string>; refusing?: Refusing }

export function ResultsPage({ frame, actor, action, group, submission, stage, results, did, refusing }: Props) {
  const reports = results.outcomes.reduce((sum, outcome) => sum + outcome.reports, 0)
  const shelf = action.asked_at ? 'waiting' : stage
  const above = (
    <p class="row">
      <StageBadge stage={shelf} />
      <span class="meta"><When action={action} stage={shelf} />&nbsp;· {kindNouns[action.kind]}&nbsp;· {addressees(action)}{group && <>&nbsp;· from <a href={routes.office.group.href(group)}>{group.name}</a></>}{action.credit && <>&nbsp;· submitted by {submission ? <a href={routes.office.actionSubmission.href(submission)}>{action.credit}</a> : action.credit}</>}</span>
    </p>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} room="actions" title={action.title} above={above} buttons={<Acts action={action} stage={stage} writes={actor.deeds.has('write to people')} />}>
      <RefusedAct action={action} refusing={refusing} />
      <Done action={action} did={did} />
      <Waiting action={action} group={group} />
      <HandedBack action={action} />
      {reports === 0 ? <Nothing action={action} stage={stage} /> : <Panels action={action} results={results} reports={reports} />}
      <Dialogs action={action} stage={stage} />
    </OfficeLayout>
  )
}

function Panels({ action, results, reports }: { action: Action; results: Results; reports: number }) {
  const { days, outcomes, callers, officials, notes, older, drawn } = results
  return (
    <>
      <Stats figures={[
        [reports === 1 ? 'report' : 'reports', reports],
        ['people, as far as known', callers.people],
        [callers.places.length === 1 ? 'town' : 'towns', callers.places.length],
        ['legislators heard from', officials.filter(({ spoken }) => spoken > 0).length],
        ['of them get the letter', callers.letters],
      ]} />
      <div class="panels panels--two results">
        <DayChart title="Reports by day" note="Until now; days without any are left empty" days={days} noun="report" />
        <ByOutcome outcomes={outcomes} reports={reports} />
        <ByOfficial action={action} officials={officials} />
        <ByPlace places={callers.places} drawn={drawn} />
        <Notes action={action} notes={notes} older={older} />
      </div>
    </>
  )
}

function Stats({ figures }: { figures: [string, number][] }) {
  return <dl class="stats">{figures.map(([words, number]) => <div class="stat"><dt>{words}</dt><dd>{number.toLocaleString('en-US')}</dd></div>)}</dl>
}

function Nothing({ action, stage }: { action: Action; stage: Stage }) {
  return (
    <div class="empty">
      <h2>{stage === 'live' ? 'Nobody has reported yet' : 'Nothing to count yet'}</h2>
      <p>{stage === 'draft' || stage === 'scheduled' ? 'Once it is live, every call that people tell us about is counted here: by day, by town, and what was heard from whom.' : 'Every call that people tell us about is counted here: by day, by town, and what was heard from whom.'}</p>
      <a class="button" href={routes.office.preview.href(action)}>See it as a visitor will</a>
    </div>
  )
}
