import type { Merge } from '#domain/people/merges.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pager } from '#ui/pager.tsx'

const { duplicates, merges: all, merge: one, person } = routes.office
type Props = { frame: Frame; actor: Actor; merges: Merge[]; older?: number; newest: boolean; did?: 'merge' | 'unmerge' | 'further'; done?: Merge }

export function MergesPage({ frame, actor, merges, older, newest, did, done }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="Merges" room="duplicates" above={<p class="meta"><a href={duplicates.href()}>Duplicates</a></p>}>
      {did && done && <Done did={did} merge={done} actor={actor} />}
      {merges.length === 0 && (
        <div class="empty">
          <h2>No records have been merged</h2>
          <p>Every merge will stand here with who did it, and can be taken back at any time.</p>
          <p class="buttons"><a class="button" href={duplicates.href()}>Go to the duplicates</a></p>
        </div>
      )}
      {merges.length > 0 && (
        <table class="table table--folds">
          <thead><tr><th scope="col">Record</th><th scope="col">Became part of</th><th scope="col">By</th><th scope="col">When</th><th scope="col"><span class="unseen">Undo</span></th></tr></thead>
          <tbody>{merges.map((merge) => <Row merge={merge} actor={actor} />)}</tbody>
        </table>
      )}
      <Pager of="merges" first={newest ? undefined : all.href()} next={older ? all.href({}, { before: older }) : undefined} />
    </OfficeLayout>
  )
}

function Row({ merge, actor }: { merge: Merge; actor: Actor }) {
  const { loser, survivor, survivor_id, takeable } = merge
  return (
    <tr>
      <th scope="row" class="breaks">{loser ?? 'Somebody forgotten'}</th>
      <td data-label="Became part of" class="breaks">{survivor ? <a href={person.href({ id: survivor_id })}>{survivor}</a> : 'Somebody forgotten'}</td>
      <td data-label="By">{merge.actor}</td>
      <td data-label="When"><Moment at={merge.merged_at} />{merge.unmerged_at && <div class="meta">taken back by {merge.unmerged_by}, <Moment at={merge.unmerged_at} /></div>}</td>
      <td>{takeable && actor.deeds.has('merge people') && <Undo merge={merge} />}</td>
    </tr>
  )
}

function Undo({ merge }: { merge: Merge }) {
  return (
    <form method="post" action={one.href({ id: merge.id })}>
      <input type="hidden" name="_method" value="DELETE" />
      <button class="button button--small">Undo<span class="unseen"> the merge of {merge.loser ?? 'this record'}</span></button>
    </form>
  )
}

function Done({ did, merge, actor }: { did: 'merge' | 'unmerge' | 'further'; merge: Merge; actor: Actor }) {
  const [loser, survivor] = [merge.loser ?? 'One record', merge.survivor ?? 'another']
  return (
    <div class={`notice ${did === 'further' ? 'notice--wrong' : 'notice--right'} office-notice note`} role="status">
      {did === 'merge' && <p>{loser} and {survivor} are one now. All they did and said is kept together; where one had withdrawn a consent, it stays withdrawn.</p>}
      {did === 'unmerge' && <p>They are two again: {survivor} and {loser}. What was done since stays with {survivor}.</p>}
      {did === 'further' && <p>{survivor} has become part of another record since. Undo that merge first, then this one.</p>}
      {did === 'merge' && merge.takeable && actor.deeds.has('merge people') && <Undo merge={merge} />}
    </div>
  )
}
