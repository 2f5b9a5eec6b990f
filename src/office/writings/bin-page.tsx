import type { Kind } from '#domain/content/writings.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { deskOf } from '#office/writings/addresses.ts'
import { Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'

type Binned = { kind: Kind; it: { id: number; title: string; binned_at: Date | null } }

export function BinPage({ frame, actor, binned }: { frame: Frame; actor: Actor; binned: Binned[] }) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="stories" title="The bin" above={<p class="meta"><a href={routes.office.stories.href()}>News</a></p>}>
      <p class="meta under-title">Pages and stories stay here for 60 days. Then they are gone.</p>
      {binned.length === 0 && <div class="empty"><p>The bin is empty.</p></div>}
      <ul class="lines">
        {binned.map(({ kind, it }) => (
          <li class="note">
            <p><a href={deskOf({ kind, id: it.id })}>{it.title}</a> <span class="meta">{kind}, since {it.binned_at && <Moment at={it.binned_at} />}</span></p>
            <Pressing href={routes.office.writingBin.href({ kind, id: it.id })} method="DELETE">Take it out<span class="unseen">: {it.title}</span></Pressing>
          </li>
        ))}
      </ul>
    </OfficeLayout>
  )
}
