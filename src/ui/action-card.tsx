import type { LiveAction } from '#domain/actions/publishing.ts'
import { routes } from '#http/routes.ts'
import { creditWords } from '#ui/action-credit.tsx'
import { Day } from '#ui/day.tsx'
import { Icon } from '#ui/icon.tsx'
import { addressees, count, kindNouns, kindVerbs } from '#ui/words.ts'

export function ActionCard({ action, closed = false }: { action: LiveAction; closed?: boolean }) {
  const manner = closed ? 'action-card--closed' : action.urgent ? 'action-card--urgent' : ''
  const credit = creditWords(action)
  return (
    <div class={`action-card ${manner}`}>
      <p class="action-card__kind"><Icon of={action.kind} /> {action.urgent && !closed && 'Urgent: '}{kindVerbs[action.kind]} {addressees(action)}</p>
      <h3><a href={routes.site.action.href(action)}>{action.title}</a></h3>
      <p>{action.ask}</p>
      {credit && <p class="meta">{credit}</p>}
      <p class="meta">
        {action.closes_at && <>{closed ? 'Closed' : 'Until'} <Day at={action.closes_at} />&nbsp;· </>}
        {action.taken === 0 ? 'Be the first' : count(action.taken, kindNouns[action.kind])}
      </p>
    </div>
  )
}
