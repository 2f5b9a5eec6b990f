import type { Action } from '#domain/actions/actions.ts'
import type { Stage } from '#domain/actions/publishing.ts'
import { Day, Moment } from '#ui/day.tsx'

const badges: Record<Stage, [string, string]> = { draft: ['', 'Draft'], scheduled: ['badge--careful', 'Scheduled'], live: ['badge--right', 'Live'], closed: ['', 'Closed'] }

export function StageBadge({ stage }: { stage: Stage }) {
  const [tone, word] = badges[stage]
  return <span class={`badge ${tone}`}>{word}</span>
}

/** When it opened or opens, and when it closes. */
export function When({ action, stage }: { action: Action; stage: Stage }) {
  const { published_at, closes_at } = action
  if (stage === 'draft') return <>last written <Moment at={action.updated_at} /></>
  return (
    <>
      {stage === 'scheduled' ? 'opens' : 'since'} {published_at && <Moment at={published_at} />}
      {closes_at && <>, {stage === 'closed' ? 'closed' : 'closes'} <Day at={closes_at} /></>}
    </>
  )
}
