import type { Action } from '#domain/actions/actions.ts'
import type { Stage } from '#domain/actions/publishing.ts'
import { Day, Moment } from '#ui/day.tsx'

export type Shelf = Stage | 'waiting'

const badges: Record<Shelf, [string, string]> = { waiting: ['badge--careful', 'Waiting'], draft: ['', 'Draft'], scheduled: ['badge--careful', 'Scheduled'], live: ['badge--right', 'Live'], closed: ['', 'Closed'] }

export function StageBadge({ stage }: { stage: Shelf }) {
  const [tone, word] = badges[stage]
  return <span class={`badge ${tone}`}>{word}</span>
}

/** When it opened or opens, and when it closes. */
export function When({ action, stage }: { action: Action; stage: Shelf }) {
  const { published_at, closes_at } = action
  if (stage === 'waiting' && action.asked_at) return <>asked for <Moment at={action.asked_at} /></>
  if (stage === 'draft') return <>last written <Moment at={action.updated_at} /></>
  return (
    <>
      {stage === 'scheduled' ? 'opens' : 'since'} {published_at && <Moment at={published_at} />}
      {closes_at && <>, {stage === 'closed' ? 'closed' : 'closes'} <Day at={closes_at} /></>}
    </>
  )
}
