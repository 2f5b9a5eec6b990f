import type { ComponentChildren } from 'preact'
import type { Action } from '#domain/actions/actions.ts'
import type { Listed as Plank } from '#domain/agenda/planks.ts'
import type { Placed } from '#domain/calendar/events.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Shown as Picture } from '#domain/content/pictures.ts'
import type { Frame } from '#http/frame.ts'
import type { Coming } from '#site/calendar/coming-card.tsx'
import type { Shown } from '#ui/article-body.tsx'

export type EventProps = {
  frame: Frame
  event: Placed
  /** What is said of the time that is looked at. */
  details: Pick<Placed, 'title' | 'kind' | 'venue' | 'address' | 'access' | 'is_online' | 'town' | 'called_off_why'>
  time: OnCalendar
  shown: Shown
  picture?: Picture
  others: OnCalendar[]
  coming: Coming
  plank?: Plank
  action?: Pick<Action, 'slug' | 'title'>
  now: Date
  /** It is tried out, not published: what stands above it says so. */
  above?: ComponentChildren
}
