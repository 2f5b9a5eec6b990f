import type { Action } from '#domain/actions/actions.ts'
import type { AboutOfficial } from '#domain/actions/results.ts'
import { middleOf } from '#engines/charts/middle.ts'
import { routes } from '#http/routes.ts'
import { Key, StackedBar } from '#ui/bar.tsx'
import { Moment } from '#ui/day.tsx'
import { stances } from '#ui/words.ts'

const tones = [['supports', 'for'], ['leans-for', 'for-2'], ['undecided', 'middle'], ['leans-against', 'against-2'], ['opposes', 'against']] as const

/** What was heard from whom. The word is the middle of all that was heard, so that one report among many decides nothing. */
export function ByOfficial({ action, officials }: { action: Action; officials: AboutOfficial[] }) {
  return (
    <section class="panel panels__whole" aria-labelledby="by-official">
      <div class="section__head">
        <h2 id="by-official">What was heard, by legislator</h2>
        <p class="buttons"><a class="button button--small" href={routes.office.reportsCsv.href(action)} download data-turbo="false" data-turbo-prefetch="false">Export CSV</a></p>
      </div>
      <div class="table-scroll">
        <table class="table table--folds">
          <thead>
            <tr>
              <th scope="col">Legislator</th><th scope="col">Stance heard</th><th scope="col"><span class="unseen">Stances as a bar</span></th>
              <th scope="col" class="num" aria-sort="descending">Reports</th><th scope="col">Latest note</th>
            </tr>
          </thead>
          <tbody>{officials.map((official) => <Row official={official} />)}</tbody>
        </table>
      </div>
      <Key label="Colors of the bars" entries={tones.map(([stance, tone]) => ({ tone, word: stances[stance].word.toLowerCase() }))} />
    </section>
  )
}

function Row({ official }: { official: AboutOfficial }) {
  const middle = middleOf(tones.map(([stance]) => [stance, official[stance]] as const))
  const { word, sign } = middle ? stances[middle] : { word: official.heard > 0 ? 'Would not say' : 'Not heard yet', sign: 'silent' }
  return (
    <tr>
      <th scope="row"><a href={routes.site.legislator.href(official)}>{official.name}</a> <span class="meta score-district">{official.district}</span></th>
      <td data-label="Stance heard"><span class={`stance stance--${sign}`}>{word}</span></td>
      <td class="bar-cell bar-cell--stance"><StackedBar parts={tones.map(([stance, tone]) => ({ tone, value: official[stance], word: stances[stance].word }))} /></td>
      <td data-label="Reports" class="num">{official.reports.toLocaleString('en-US')}</td>
      <td data-label="Latest note">{official.note && <>{official.note.length > 160 ? `${official.note.slice(0, 160)}…` : official.note} {official.noted_at && <span class="meta"><Moment at={official.noted_at} /></span>}</>}</td>
    </tr>
  )
}
