import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { changesIn } from '#office/audit/changes.ts'
import type { Entry } from '#platform/audit.ts'
import { Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pager } from '#ui/pager.tsx'

type Props = { frame: Frame; actor: Actor; entries: Entry[]; names: ReadonlyMap<string, string>; older?: number; newest: boolean }

export function AuditPage({ frame, actor, entries, names, older, newest }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="What was done" room="audit">
      <p class="meta under-title">Every act in this office, as it was written down at the time. Nothing here can be changed.</p>
      {entries.length === 0 ? <Nothing /> : <ol class="timeline">{entries.map((entry) => <EntryLine entry={entry} name={names.get(entry.subject_id)} />)}</ol>}
      <Pager of="the record" first={newest ? undefined : routes.office.audit.href()} next={older ? routes.office.audit.href({}, { before: older }) : undefined} />
    </OfficeLayout>
  )
}

function EntryLine({ entry, name }: { entry: Entry; name?: string }) {
  const changes = changesIn(entry.before, entry.after)
  return (
    <li>
      <Moment at={entry.done_at} />
      <p><strong>{entry.actor}</strong> · {entry.act} {name ?? <span class="meta">{entry.subject} {entry.subject_id}</span>}</p>
      {changes.length > 0 && (
        <dl class="facts changes">
          {changes.map(({ field, was, is }) => (
            <>
              <dt>{field}</dt>
              <dd class="breaks">{was !== undefined && <del>{was}</del>}{was !== undefined && is !== undefined && ' '}{is !== undefined && <ins>{is}</ins>}</dd>
            </>
          ))}
        </dl>
      )}
    </li>
  )
}

const Nothing = () => (
  <div class="empty">
    <h2>Nothing has been done yet</h2>
    <p>Whoever publishes, changes or invites will be named here, with the time and what was different before.</p>
    <p class="buttons"><a class="button" href={routes.office.actions.href()}>Go to the actions</a></p>
  </div>
)
