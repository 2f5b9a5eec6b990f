import type { Day } from '#engines/charts/days.ts'
import { topOf } from '#engines/charts/scale.ts'
import { calendarDay } from '#ui/day.tsx'
import { count } from '#ui/words.ts'

type Props = { title: string; note?: string; days: Day[]; noun: string }

/** Counts by day, the last of them now. Words are HTML beside the drawing, and the same numbers stand in a table below. */
export function DayChart({ title, note, days, noun }: Props) {
  const most = days.reduce((high, day) => (day.count > high.count ? day : high), { day: '', count: 0 })
  const top = topOf(most.count)
  const [first, middle] = [days[0], days[Math.floor(days.length / 2)]]
  return (
    <figure class="chart">
      <figcaption>{title} {note && <small>{note}</small>}</figcaption>
      <div class="chart__plot">
        <div class="chart__scale" aria-hidden="true"><span>{top.toLocaleString('en-US')}</span><span>{(top / 2).toLocaleString('en-US')}</span><span>0</span></div>
        <svg viewBox={`0 0 ${days.length * 10} 100`} preserveAspectRatio="none" role="img" aria-label={`${title}, at most ${count(most.count, noun)} on ${calendarDay(most.day)}. The table below has every number.`}>
          <line x1="0" x2={days.length * 10} y1="0" y2="0" /><line x1="0" x2={days.length * 10} y1="50" y2="50" />
          {days.map((day, at) => <rect class={at === days.length - 1 ? 'is-now' : 'is-main'} x={at * 10 + 1} width="8" y={100 - share(day.count, top)} height={share(day.count, top)} />)}
          <line class="chart__base" x1="0" x2={days.length * 10} y1="100" y2="100" />
        </svg>
        <div class="chart__days" aria-hidden="true">
          {first && days.length > 1 && <span>{calendarDay(first.day)}</span>}
          {middle && days.length > 6 && <span>{calendarDay(middle.day)}</span>}
          <span>today</span>
        </div>
      </div>
      <details class="door chart__table">
        <summary>The same as a table</summary>
        <table class="table">
          <thead><tr><th scope="col">Day</th><th scope="col" class="num">{noun.charAt(0).toUpperCase() + noun.slice(1)}s</th></tr></thead>
          <tbody>{days.toReversed().map((day) => <tr><th scope="row">{calendarDay(day.day)}</th><td class="num">{day.count.toLocaleString('en-US')}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  )
}

const share = (part: number, whole: number) => Math.round((part / whole) * 1000) / 10
