import type { LiveAction } from '#domain/actions/publishing.ts'
import type { Listed } from '#domain/library/resources.ts'
import { routes } from '#http/routes.ts'
import { ActionCredit } from '#ui/action-credit.tsx'
import { Day } from '#ui/day.tsx'
import { DoorKeeper, type DoorProps } from '#ui/doors.tsx'
import { Prose } from '#ui/prose.tsx'
import { Resources } from '#ui/resource-row.tsx'
import { Tally } from '#ui/tally.tsx'
import { kindNouns } from '#ui/words.ts'

type Props = { action: LiveAction; closed: boolean; needsPlace: boolean; doors: DoorProps; resources: Listed[]; start?: string }

/** An action as visitors meet it. `start` is where its button leads. */
export function ActionSheet({ action, closed, needsPlace, doors, resources, start = routes.site.calls.href(action) }: Props) {
  return (
    <>
      <header class="page-head">
        <p class="kicker">{action.urgent && !closed ? 'Urgent ' : ''}{kindNouns[action.kind]}{action.closes_at && <>&nbsp;· {closed ? 'closed' : 'closes'} <Day at={action.closes_at} weekday /></>}</p>
        <h1>{action.title}</h1>
        <p class="lede">{action.ask}</p>
        <ActionCredit action={action} />
      </header>
      <div class="split split--flip">
        <div class="split__stay">
          {closed ? <Closed /> : <Start action={action} needsPlace={needsPlace} doors={doors} start={start} />}
        </div>
        <div class="action-why">
          <div class="prose">
            {action.why && <><h2>Why now</h2><Prose text={action.why} /></>}
            {action.talking_points && <><h2>What to remember</h2><Prose text={action.talking_points} /></>}
            {(action.more_info || action.fact_sheet_url) && <MoreInfo action={action} />}
          </div>
          {action.taken > 0 && (
            <section class="section" aria-labelledby="far">
              <h2 class="unseen" id="far">How many have acted</h2>
              <Tally taken={action.taken} today={action.today} noun={kindNouns[action.kind]} />
            </section>
          )}
          {resources.length > 0 && (
            <section class="section" aria-labelledby="helps">
              <h2 id="helps">What helps you with it</h2>
              <Resources resources={resources} />
            </section>
          )}
          {action.bill_number && <Bill action={action} />}
        </div>
      </div>
    </>
  )
}

function Start({ action, needsPlace, doors, start }: Omit<Props, 'closed' | 'resources'>) {
  return (
    <section class="card card--accent" aria-labelledby="start">
      <h2 class="card__title" id="start">{needsPlace ? 'First: who answers to you?' : 'Ready when you are'}</h2>
      {needsPlace
        ? <DoorKeeper {...doors} />
        : <a class="button button--primary button--big button--wide" href={start}>{action.kind === 'call' ? 'Start the call' : 'Start writing'}</a>}
      <p class="meta">About three minutes. We give you the words.</p>
    </section>
  )
}

function Closed() {
  return (
    <section class="card" aria-labelledby="start">
      <h2 class="card__title" id="start">This one is closed</h2>
      <p>Thank you to everybody who took part. There is always a next one.</p>
      <p class="buttons"><a class="button button--primary" href={routes.site.actions.href()}>What is open now</a></p>
    </section>
  )
}

function MoreInfo({ action }: { action: LiveAction }) {
  return (
    <>
      <h2>If they want to know more</h2>
      <Prose text={action.more_info} />
      {action.fact_sheet_url && <p><a href={action.fact_sheet_url} rel="noreferrer">The fact sheet</a></p>}
    </>
  )
}

function Bill({ action }: { action: LiveAction }) {
  const facts: [string, string][] = [['Title', action.bill_title], ['Sponsor', action.bill_sponsor], ['Committee', action.bill_committee]]
  return (
    <section class="section" aria-labelledby="bill">
      <h2 id="bill">{action.bill_number}</h2>
      <dl class="facts">{facts.filter(([, fact]) => fact).map(([name, fact]) => <><dt>{name}</dt><dd>{fact}</dd></>)}</dl>
    </section>
  )
}
