import type { Letter } from '#platform/letters.ts'

const states: Record<Letter['status'], { word: string; tone: string }> = {
  queued: { word: 'Waiting', tone: '' },
  sending: { word: 'Being sent', tone: 'badge--accent' },
  sent: { word: 'Sent', tone: 'badge--right' },
  kept: { word: 'Kept in the outbox', tone: 'badge--careful' },
  refused: { word: 'Refused', tone: 'badge--wrong' },
  unknown: { word: 'Unknown', tone: 'badge--wrong' },
}

export function LetterStatus({ status }: Pick<Letter, 'status'>) {
  const { word, tone } = states[status]
  return <span class={`badge ${tone}`}>{word}</span>
}
