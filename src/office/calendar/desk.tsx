import type { Context } from 'hono'
import * as duplicates from '#domain/calendar/duplicates.ts'
import type * as events from '#domain/calendar/events.ts'
import { sourceOf } from '#domain/calendar/following/sources.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as submissions from '#domain/calendar/submissions.ts'
import * as zoomMeetings from '#domain/calendar/zoom-meetings.ts'
import * as scope from '#domain/staff/scope.ts'
import { townDistances } from '#engines/districts/town-distances.ts'
import type { Refused } from '#http/form.ts'
import { show } from '#http/show.ts'
import { EventDeskPage } from '#office/calendar/event-desk-page.tsx'
import { publishes } from '#office/calendar/found.ts'
import type { Inside } from '#office/guard.ts'

/** In miles: towns as far apart may name the same event. */
const near = 5

/** What there is to know of an event, for whoever may write it; for moderators also who told us of it, and what may be the same. */
export async function desk(c: Context<Inside>, event: events.Placed, form?: Refused) {
  const { db, frame, actor } = c.var
  const now = new Date()
  const moderates = scope.isWhole(actor, 'publish events')
  const open = moderates && event.stage !== 'published'
  const [coming, over, mayPublish, source, zoom, submission, likes] = await Promise.all([
    listing.allOf(db, event, { now, limit: 30 }), listing.allOf(db, event, { now, over: true, limit: 5 }), publishes(c, event.group_id), sourceOf(db, event), zoomMeetings.of(db, event),
    moderates ? submissions.ofEvent(db, event) : undefined, open ? duplicates.of(db, event, { near: townsNear(c, event.place_id), now }) : [],
  ])
  const page = (
    <EventDeskPage
      frame={frame} actor={actor} event={event} coming={coming} over={over} source={source} zoom={zoom} mayPublish={mayPublish} moderates={moderates}
      submission={submission} likes={likes} did={c.req.query('did')} form={form}
    />
  )
  return show(c, page, form ? 422 : 200)
}

function townsNear(c: Context<Inside>, town: string | null): string[] {
  const { districts } = c.var.atlas()
  const far = town && districts ? townDistances(districts, town) : new Map<string, number>()
  return [...far].flatMap(([id, miles]) => (miles <= near && id !== town ? [id] : []))
}
