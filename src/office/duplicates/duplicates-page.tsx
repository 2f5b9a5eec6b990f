import type { Pair, Search, Told } from '#domain/people/duplicates.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { reasonWords } from '#office/duplicates/reason-words.ts'
import { Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { who } from '#ui/who.ts'
import { count } from '#ui/words.ts'

const { duplicates, duplicate, duplicateSearch, merges } = routes.office
type Props = { frame: Frame; actor: Actor; pairs: Pair[]; likely: number; unlikely: number; all: boolean; page: number; size: number; last?: Search; did?: string }

export function DuplicatesPage({ frame, actor, pairs, likely, unlikely, all, page, size, last, did }: Props) {
  const total = all ? likely + unlikely : likely
  const [first, end] = [(page - 1) * size + 1, (page - 1) * size + pairs.length]
  const mode = all ? { all: 1 } : {}
  return (
    <OfficeLayout frame={frame} actor={actor} title="Duplicates" room="duplicates" buttons={<Buttons actor={actor} />}>
      <p class="meta under-title">{last ? <>Last looked for <Moment at={last.finished_at} />. A search runs every night.</> : 'Nobody has looked yet. A search runs every night.'}</p>
      {did === 'search' && <div class="notice notice--right office-notice" role="status"><p>A search is on its way. Load this page again in a minute.</p></div>}
      {did === 'apart' && <div class="notice notice--right office-notice" role="status"><p>They are two, and will not be offered as one again.</p></div>}
      <nav class="filters" aria-label="Which pairs">
        <a href={duplicates.href()} aria-current={all ? undefined : 'true'}>Likely: {likely.toLocaleString('en-US')}</a>
        <a href={duplicates.href({}, { all: 1 })} aria-current={all ? 'true' : undefined}>All, households too: {(likely + unlikely).toLocaleString('en-US')}</a>
      </nav>
      {pairs.length === 0 && <Nothing searched={!!last} />}
      {pairs.length > 0 && (
        <table class="table table--folds">
          <thead><tr><th scope="col">These two</th><th scope="col">Why</th><th scope="col" class="num">Score</th><th scope="col"><span class="unseen">Compare</span></th></tr></thead>
          <tbody>{pairs.map((pair) => <Row pair={pair} />)}</tbody>
        </table>
      )}
      {total > size && (
        <nav class="pager" aria-label="Pages of pairs">
          <span>{first.toLocaleString('en-US')} to {end.toLocaleString('en-US')} of {count(total, 'pair')}</span>
          <span class="buttons">
            {page > 1 && <a class="button button--small" href={duplicates.href({}, { ...mode, page: page - 1 })}>Previous</a>}
            {end < total && <a class="button button--small" href={duplicates.href({}, { ...mode, page: page + 1 })}>Next</a>}
          </span>
        </nav>
      )}
    </OfficeLayout>
  )
}

function Buttons({ actor }: { actor: Actor }) {
  return (
    <>
      <a class="button button--small" href={merges.href()}>Merges</a>
      {actor.deeds.has('merge people') && (
        <form method="post" action={duplicateSearch.href()}><button class="button button--small">Look again now</button></form>
      )}
    </>
  )
}

function Row({ pair: { one, other, score, reasons } }: { pair: Pair }) {
  return (
    <tr>
      <th scope="row"><Person person={one} /><Person person={other} /></th>
      <td data-label="Why">{reasonWords(reasons)}</td>
      <td data-label="Score" class="num">{score}</td>
      <td><a class="button button--small" href={duplicate.href({ survivor: one.id, loser: other.id })}>Compare<span class="unseen"> {who(one)} and {who(other)}</span></a></td>
    </tr>
  )
}

const Person = ({ person }: { person: Told }) => (
  <div class="breaks">{who(person)} <span class="meta">{[person.emails[0], person.phones[0], person.locality].filter((part) => part && part !== who(person)).join(' · ')}</span></div>
)

const Nothing = ({ searched }: { searched: boolean }) => (
  <div class="empty">
    <h2>{searched ? 'Nobody seems to be here twice' : 'Not looked for yet'}</h2>
    <p>People who share an e-mail, a phone, or a house and nearly their name are put beside each other here, the likeliest first. Nothing is joined by itself.</p>
  </div>
)
