import { topOf } from '#engines/charts/scale.ts'
import { Key } from '#ui/bar.tsx'

export type Series = { tone: 'is-main' | 'is-now' | 'is-less'; word: string; counts: readonly number[] }
type Props = { title: string; note?: string; months: readonly string[]; series: readonly Series[] }

/** Several counts by month side by side, the last month now. The same numbers stand in a table below. */
export function MonthChart({ title, note, months, series }: Props) {
  const top = topOf(Math.max(1, ...series.flatMap(({ counts }) => counts)))
  const slot = series.length * 10 + 8
  const width = months.length * slot
  return (
    <figure class="chart">
      <figcaption>{title} {note && <small>{note}</small>}</figcaption>
      <Key label="What the bars mean" entries={series} />
      <div class="chart__plot">
        <div class="chart__scale" aria-hidden="true"><span>{top.toLocaleString('en-US')}</span><span>{(top / 2).toLocaleString('en-US')}</span><span>0</span></div>
        <svg viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" role="img" aria-label={`${title}. The table below has every number.`}>
          <line x1="0" x2={width} y1="0" y2="0" /><line x1="0" x2={width} y1="50" y2="50" />
          {months.map((_, month) => series.map(({ tone, counts }, at) => (
            <rect class={tone} x={month * slot + 4 + at * 10 + 1} width="8" y={100 - share(counts[month], top)} height={share(counts[month], top)} />
          )))}
          <line class="chart__base" x1="0" x2={width} y1="100" y2="100" />
        </svg>
        <div class="chart__days" aria-hidden="true">
          <span>{monthWords(months[0])}</span>
          <span>{monthWords(months[Math.floor(months.length / 2)])}</span>
          <span>this month</span>
        </div>
      </div>
      <details class="door chart__table">
        <summary>The same as a table</summary>
        <table class="table">
          <thead><tr><th scope="col">Month</th>{series.map(({ word }) => <th scope="col" class="num">{word}</th>)}</tr></thead>
          <tbody>
            {months.map((month, at) => <tr><th scope="row">{monthWords(month)}</th>{series.map(({ counts }) => <td class="num">{(counts[at] ?? 0).toLocaleString('en-US')}</td>)}</tr>).toReversed()}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

const share = (part = 0, whole: number) => Math.round((part / whole) * 1000) / 10

/** "2026-11" is "Nov 2026". */
const monthWords = (month = '') => new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T00:00:00Z`))
