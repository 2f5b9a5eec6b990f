import type { Dates, Stage } from '#domain/content/publication.ts'
import { Moment } from '#ui/day.tsx'

const words: Record<Stage, [string, string]> = { draft: ['', 'Draft'], scheduled: ['badge--careful', 'Scheduled'], out: ['badge--right', 'Out'], binned: ['badge--wrong', 'In the bin'] }

export const StageBadge = ({ stage }: { stage: Stage }) => <span class={`badge ${words[stage][0]}`.trim()}>{words[stage][1]}</span>

export function When({ stage, dates: { published_at, binned_at } }: { stage: Stage; dates: Dates }) {
  if (stage === 'binned') return <>since {binned_at && <Moment at={binned_at} />}; kept for 60 days</>
  if (stage === 'scheduled') return <>comes out {published_at && <Moment at={published_at} />}</>
  return stage === 'out' ? <>since {published_at && <Moment at={published_at} />}</> : <>nobody sees it yet</>
}
