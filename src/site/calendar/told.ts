import type { Context } from 'hono'
import type { Beside, Row } from '#domain/calendar/feeding.ts'
import type { About } from '#domain/calendar/as-series.ts'
import type { Event } from '#engines/calendar/event.ts'
import type { Calendar } from '#engines/calendar/write-calendar.ts'
import type { Env } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { eventKinds, hostWords, whereWords } from '#ui/event-words.ts'

/** What a calendar says of an event beside its own words: where it is, where its page is, whose it is. */
export const aboutFor = ({ origin, organization }: Context<Env>['var']['frame']) => (row: Row, { town, slug, ...whose }: Beside): About => ({
  url: slug ? origin + routes.site.event.href({ slug }) : null,
  location: [whereWords({ ...row, town }), row.address].filter(Boolean).join(', ') || null,
  organizer: { name: hostWords(whose) || organization.name, email: null },
  categories: [eventKinds[row.kind].one],
})

/** Events as a calendar that others follow; it asks them to look again every hour. */
export function calendarOf({ frame, atlas }: Context<Env>['var'], { name, home, self, events }: { name: string; home: string; self: string | null; events: Event[] }): Calendar {
  return {
    method: 'PUBLISH', name, description: null, url: frame.origin + home, source: self && frame.origin + self, color: null, refreshMinutes: self ? 60 : null,
    zone: atlas().jurisdiction.timeZone, guest: null, events,
  }
}
