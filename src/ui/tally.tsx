import { count } from '#ui/words.ts'

type Props = { taken: number; today: number; noun: string }

/** Counting as people count at a table. Strokes up to sixty; beyond that, the number alone says it. */
export function TallyMarks({ of, label }: { of: number; label: string }) {
  if (of < 1 || of > 60) return null
  const bundles = Array.from({ length: Math.ceil(of / 5) }, (_, at) => Math.min(5, of - at * 5))
  return (
    <div class="tally__marks" role="img" aria-label={label}>
      {bundles.map((strokes, at) => <Bundle strokes={strokes} hand={at} />)}
    </div>
  )
}

export function Tally({ taken, today, noun }: Props) {
  return (
    <div class="tally">
      <p class="tally__number">{taken.toLocaleString('en-US')} <small>{taken === 1 ? noun : `${noun}s`} so far{today > 0 && `, ${today.toLocaleString('en-US')} of them today`}</small></p>
      <TallyMarks of={today} label={`${count(today, noun)} today`} />
    </div>
  )
}

function Bundle({ strokes, hand }: { strokes: number; hand: number }) {
  const wobble = (at: number) => ((hand * 7 + at * 13) % 10) / 5 - 1
  const upright = Array.from({ length: Math.min(strokes, 4) }, (_, at) => `M${3.5 + at * 6.4 + wobble(at)} ${3 + wobble(at + 1)}l${wobble(at + 2)} 22`)
  const bar = strokes === 5 ? `M0.5 ${21 + wobble(3)}L27.5 ${6.5 + wobble(5)}` : ''
  return <svg viewBox={`-1 0 ${strokes === 5 ? 30 : 4 + strokes * 6.4} 28`}><path d={upright.join('') + bar} /></svg>
}
