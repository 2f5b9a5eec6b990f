import type { Segment } from '#domain/audiences/segments.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; segments: Segment[]; deleted: boolean }

export function SegmentsPage({ frame, actor, segments, deleted }: Props) {
  const { newSegment, segment: one, people } = routes.office
  const begin = <a class="button button--primary button--small" href={newSegment.href()}>Build a segment</a>
  return (
    <OfficeLayout frame={frame} actor={actor} title="Segments" room="segments" buttons={segments.length > 0 && begin}>
      {deleted && <div class="notice notice--right office-notice" role="status"><p>The segment is deleted. Its people stay as they are.</p></div>}
      {segments.length === 0 ? (
        <div class="empty">
          <h2>No segment is saved yet</h2>
          <p>A segment says whom you mean: everyone in a district who has not called yet, or all drivers who agreed to the newsletter. You see how many they are while you build it.</p>
          <p class="buttons">{begin}</p>
        </div>
      ) : (
        <table class="table table--folds">
          <thead><tr><th scope="col">Segment</th><th scope="col">By</th><th scope="col">Changed</th><th scope="col">People</th></tr></thead>
          <tbody>
            {segments.map((segment) => (
              <tr>
                <th scope="row"><a href={one.href(segment)}>{segment.name}</a></th>
                <td data-label="By">{segment.author}</td>
                <td data-label="Changed"><Day at={segment.updated_at} /></td>
                <td data-label="People"><a href={people.href({}, { segment: segment.id })}>Show these people<span class="unseen">: {segment.name}</span></a></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </OfficeLayout>
  )
}
