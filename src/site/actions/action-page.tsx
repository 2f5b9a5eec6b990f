import type { LiveAction } from '#domain/actions/publishing.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Listed } from '#domain/library/resources.ts'
import type { Frame } from '#http/frame.ts'
import { ActionSheet } from '#ui/action-sheet.tsx'
import { ComingEvents } from '#ui/coming-events.tsx'
import type { DoorProps } from '#ui/doors.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; action: LiveAction; closed: boolean; needsPlace: boolean; doors: DoorProps; resources: Listed[]; events: OnCalendar[] }

export function ActionPage({ frame, action, events, ...sheet }: Props) {
  return (
    <SiteLayout frame={frame} room="actions" title={action.title} description={action.ask} card={{ kind: 'action', slug: action.slug }}>
      <div class="wrap">
        <ActionSheet action={action} {...sheet} />
        <ComingEvents times={events} title="Do it together" />
      </div>
    </SiteLayout>
  )
}
