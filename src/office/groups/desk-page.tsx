import { routes } from '#http/routes.ts'
import { CalendarFeeds } from '#office/groups/calendar-feeds.tsx'
import { Application, Checklist } from '#office/groups/checklist.tsx'
import type { DeskProps } from '#office/groups/desk-props.ts'
import { GroupBadge } from '#office/groups/group-badge.tsx'
import { GroupEvents } from '#office/groups/group-events.tsx'
import { GroupPicture } from '#office/groups/group-picture.tsx'
import { Invite, Members } from '#office/groups/members.tsx'
import { StepButtons, StepDialogs } from '#office/groups/step-buttons.tsx'
import { calendarDay, Day, Moment } from '#ui/day.tsx'
import { areaWords, groupKinds, groupStatuses } from '#ui/group-words.ts'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { TermForm } from '#ui/term-form.tsx'

const said: Record<string, string> = {
  entered: 'Entered. It stands in the directory.', saved: 'Saved.', stepped: 'Done, and a letter says so to those who lead it.', kept: 'The list is kept.', decided: 'Settled.',
  pictured: 'The picture is on the group’s page.', unpictured: 'The picture is gone from the group’s page.',
  followed: 'The calendar is followed. What it holds comes in within a minute: look again then.', reading: 'It is being read. Look again in a minute.',
  paused: 'It is not read until you go on.', resumed: 'It is read again, every hour.', 'let-go': 'It is followed no more.',
  invited: 'The invitation is on its way.', 'took-back': 'The invitation is taken back.', role: 'Their role is changed.', removed: 'They are out of the group, and get no more of its letters.',
}

export function DeskPage(props: DeskProps) {
  const { frame, actor, group, area, parent, rights, did, wrong, application, history } = props
  const above = (
    <>
      <p class="meta"><a href={routes.office.groups.href()}>Groups and teams</a></p>
      <p class="row"><GroupBadge status={group.status} /> <span class="meta">{[groupKinds[group.kind], areaWords(area, 6), group.ends_on && `until ${calendarDay(group.ends_on)}`].filter(Boolean).join(' · ')}{parent && <> · part of <a href={routes.office.group.href(parent)}>{parent.name}</a></>}</span></p>
    </>
  )
  return (
    <OfficeLayout frame={frame} actor={actor} room="groups" title={group.name} above={above} buttons={<Buttons {...props} />}>
      {wrong && <div class="notice notice--wrong office-notice" role="alert"><p>{wrong}</p></div>}
      {did && Object.hasOwn(said, did) && <div class="notice notice--right office-notice" role="status"><p>{said[did]}</p></div>}
      <div class="panels panels--two results">
        {application && <Application application={application} group={group} />}
        {application && rights.reviews && ['applied', 'forming'].includes(group.status) && !group.kind.endsWith('team') && <Checklist {...props} application={application} />}
        {rights.reads && <Members {...props} />}
        {rights.minds && ['forming', 'affiliated'].includes(group.status) && <Invite {...props} />}
        {rights.runs && group.kind.endsWith('team') && group.status === 'affiliated' && <Term {...props} />}
        {rights.runs && <GroupPicture {...props} />}
        {rights.runs && ['forming', 'affiliated'].includes(group.status) && <GroupEvents group={group} rights={rights} />}
        {rights.runs && ['forming', 'affiliated'].includes(group.status) && <CalendarFeeds {...props} />}
        {props.answers.length > 0 && <Answers {...props} />}
        <section class="panel" aria-labelledby="history">
          <h2 id="history">What it went through</h2>
          <ol class="timeline">{history.map((step) => <li><time datetime={step.stepped_on}><Day at={new Date(`${step.stepped_on}T12:00:00`)} /></time>{step.was === step.became ? step.reason : <><strong>{groupStatuses[step.became].word}</strong>{step.reason && <>: {step.reason}</>}</>} <span class="meta">{step.actor}</span></li>)}</ol>
        </section>
      </div>
      <StepDialogs {...props} />
    </OfficeLayout>
  )
}

function Buttons({ group, rights, ways, lacks }: DeskProps) {
  return (
    <>
      {group.status !== 'applied' && <a class="button button--small" href={routes.site.group.href(group)}>See it</a>}
      {rights.runs && <a class="button button--small" href={routes.office.groupForm.href(group)}>Edit</a>}
      <a class="button button--small" href={routes.office.groupOffers.href(group)}>Offers and needs</a>
      {rights.writes && rights.minds && <a class="button button--small" href={routes.office.groupMailings.href(group)}>Write to members</a>}
      <StepButtons group={group} ways={ways} lacks={lacks} />
    </>
  )
}

function Term({ group, term }: DeskProps) {
  return (
    <section class="panel" aria-labelledby="term">
      <h2 id="term">How it goes on</h2>
      {group.review_on && <p class="meta">Its next review is on {calendarDay(group.review_on)}, {group.review_on.slice(0, 4)}.</p>}
      <Mend form={term} />
      <TermForm group={group} href={routes.office.groupTerm.href(group)} form={term} method="PUT" />
    </section>
  )
}

function Answers({ answers }: DeskProps) {
  return (
    <section class="panel" aria-labelledby="answers">
      <h2 id="answers">Other groups answered</h2>
      <ul class="lines">{answers.map((answer) => <li><strong>{answer.issue}</strong> <span class="meta">{answer.answered_by}, {answer.group}, <Moment at={answer.answered_at} /></span><br />{answer.words}</li>)}</ul>
    </section>
  )
}
