/** A length among others; the number stands beside it. */
export function Bar({ value, of }: { value: number; of: number }) {
  return <svg class="bar" viewBox={`0 0 ${Math.max(of, 1)} 10`} preserveAspectRatio="none" aria-hidden="true"><rect width={value} height="10" /></svg>
}

export type BarPart = { tone: string; value: number; word: string }

/** What adds up to a whole, side by side, each part in its own tone. */
export function StackedBar({ parts }: { parts: BarPart[] }) {
  const all = parts.reduce((sum, { value }) => sum + value, 0)
  if (all === 0) return null
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, { value }) => sum + value, 0))
  return (
    <svg class="bar" viewBox={`0 0 ${all} 10`} preserveAspectRatio="none" role="img" aria-label={parts.map(({ value, word }) => `${value} ${word.toLowerCase()}`).join(', ')}>
      {parts.map(({ tone, value }, at) => value > 0 && <rect class={tone} x={starts[at]} width={value} height="10" />)}
    </svg>
  )
}

export function Key({ label, entries }: { label: string; entries: readonly { tone: string; word: string }[] }) {
  return (
    <ul class="key" aria-label={label}>
      {entries.map(({ tone, word }) => <li><svg viewBox="0 0 14 14" aria-hidden="true"><rect class={tone} width="14" height="14" /></svg> {word}</li>)}
    </ul>
  )
}
