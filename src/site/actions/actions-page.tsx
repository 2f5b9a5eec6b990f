import type { LiveAction } from '#domain/actions/publishing.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { ActionCard } from '#ui/action-card.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; live: LiveAction[]; closed: LiveAction[] }

export function ActionsPage({ frame, live, closed }: Props) {
  const urgent = live.filter((action) => action.urgent)
  const byIssue = Map.groupBy(live.filter((action) => !action.urgent), ({ issue }) => issue || 'Also open')
  return (
    <SiteLayout frame={frame} room="actions" title="Take action" description="Calls, e-mails and letters that are worth your three minutes now.">
      <div class="wrap">
        <header class="page-head">
          <h1>Take action</h1>
          <p class="lede">Pick one. We show you who answers to you, give you words to say, and ask how it went.</p>
        </header>
        {live.length === 0 && <Quiet />}
        {urgent.length > 0 && <Shelf id="urgent" title="Urgent" actions={urgent} />}
        {[...byIssue].map(([issue, actions], at) => <Shelf id={`issue-${at}`} title={issue} actions={actions} />)}
        <p class="section">Does your organization need calls? <a href={routes.site.actionSubmission.href()}>Submit a call to action</a>.</p>
        {closed.length > 0 && <Shelf id="closed" title="Closed" actions={closed} closed />}
      </div>
    </SiteLayout>
  )
}

function Shelf({ id, title, actions, closed }: { id: string; title: string; actions: LiveAction[]; closed?: boolean }) {
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section__in">
        <div class="section__head"><h2 id={id}>{title}</h2></div>
        <ul class="action-cards">{actions.map((action) => <li><ActionCard action={action} closed={closed} /></li>)}</ul>
      </div>
    </section>
  )
}

function Quiet() {
  return (
    <div class="empty">
      <h3>Nothing is open just now</h3>
      <p>When a vote or a hearing comes near, the call to make will stand here. The weekly letter tells you the same day.</p>
      <a class="button" href={`${routes.site.home.href()}#sign-up`}>Get the letter</a>
    </div>
  )
}
