import type { Comparison } from '#domain/people/duplicates.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { type Line, linesOf } from '#office/duplicates/lines.ts'
import { reasonWords } from '#office/duplicates/reason-words.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { who } from '#ui/who.ts'

const { duplicates, duplicate, distinction, merges, person } = routes.office
type Props = { frame: Frame; actor: Actor; comparison: Comparison }

export function ComparisonPage({ frame, actor, comparison }: Props) {
  const { survivor, loser, reasons, score } = comparison
  const may = actor.deeds.has('merge people')
  const pair = { survivor: survivor.id, loser: loser.id }
  return (
    <OfficeLayout frame={frame} actor={actor} title="Are these one person?" room="duplicates" above={<p class="meta"><a href={duplicates.href()}>Duplicates</a></p>}>
      <p class="meta under-title">{reasons.length > 0 ? <>{reasonWords(reasons)}. Score {score} of 100.</> : 'No search put these two together.'}</p>
      <form method="post" action={merges.href()}>
        <input type="hidden" name="survivor" value={survivor.id} />
        <input type="hidden" name="loser" value={loser.id} />
        <table class="table table--folds compare">
          <thead>
            <tr>
              <th scope="col"><span class="unseen">What</span></th>
              <th scope="col"><a href={person.href({ id: survivor.id })}>{who(survivor.portrait)}</a> <span class="meta">stays</span></th>
              <th scope="col"><a href={person.href({ id: loser.id })}>{who(loser.portrait)}</a> <span class="meta">becomes part of it</span></th>
            </tr>
          </thead>
          <tbody>{linesOf(comparison).map((line) => <Row line={line} />)}</tbody>
        </table>
        {may && (
          <>
            <p class="meta">Everything both did, said, paid and belong to is kept together. A consent that either has withdrawn stays withdrawn. You can undo this at any time.</p>
            <p class="buttons">
              <button class="button button--primary">Merge them</button>
              <a class="button" href={duplicate.href({ survivor: loser.id, loser: survivor.id })}>Let the other record stay</a>
            </p>
          </>
        )}
      </form>
      {may && (
        <form method="post" action={distinction.href(pair)} class="section">
          <input type="hidden" name="_method" value="PUT" />
          <p class="buttons"><button class="button">They are not the same</button></p>
        </form>
      )}
    </OfficeLayout>
  )
}

function Row({ line: { key, label, survivor, loser, chosen, differs } }: { line: Line }) {
  if (!differs || !key) {
    return (
      <tr>
        <th scope="row">{label}{!key && differs && <span class="meta"> both are kept</span>}</th>
        <td data-label="Stays" class="breaks">{survivor || <None />}</td>
        <td data-label="Joins it" class="breaks">{loser || <None />}</td>
      </tr>
    )
  }
  const choice = (side: 'survivor' | 'loser', value: string) => (
    <label class="compare__choice"><input type="radio" name={`choice.${key}`} value={side} checked={chosen === side} /> <span class="breaks">{value || <None />}</span></label>
  )
  return (
    <tr class="compare__differs">
      <th scope="row">{label} <span class="badge badge--careful">differs</span></th>
      <td data-label="Stays">{choice('survivor', survivor)}</td>
      <td data-label="Joins it">{choice('loser', loser)}</td>
    </tr>
  )
}

const None = () => <span class="meta">nothing</span>
