import type { Stage } from '#domain/volunteering/help-calls.ts'

const stages: Record<Stage, { words: string; tone: string }> = {
  open: { words: 'Open', tone: 'right' },
  full: { words: 'Full', tone: 'strong' },
  closed: { words: 'Closed', tone: 'strong' },
  cancelled: { words: 'Cancelled', tone: 'wrong' },
  over: { words: 'Over', tone: 'quiet' },
}

export const StageBadge = ({ stage }: { stage: Stage }) => <span class={`badge badge--${stages[stage].tone}`}>{stages[stage].words}</span>
