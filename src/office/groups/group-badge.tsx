import { groupStatuses } from '#ui/group-words.ts'

export function GroupBadge({ status }: { status: keyof typeof groupStatuses }) {
  const { word, tone } = groupStatuses[status]
  return <span class={`badge ${tone}`}>{word}</span>
}
