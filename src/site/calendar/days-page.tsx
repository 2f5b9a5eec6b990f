import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Asked } from '#site/calendar/asked.ts'
import { CalendarLayout, type Choices, titleOf } from '#site/calendar/views.tsx'
import { EventRow } from '#ui/event-row.tsx'
import { sectionsOf } from '#site/calendar/weeks.ts'
import { Pager } from '#ui/pager.tsx'

type Props = { frame: Frame; asked: Asked; choices: Choices; times: OnCalendar[]; month: string; today: string; later?: OnCalendar; first: boolean }

/** By day: this week, next week, then month by month. */
export function DaysPage({ frame, asked, choices, times, month, today, later, first }: Props) {
  return (
    <CalendarLayout frame={frame} asked={asked} choices={choices} view="list" month={month} title={titleOf(asked)}>
      {times.length === 0 && <Nothing asked={asked} />}
      {sectionsOf(times, today).map(({ id, title, times: here }) => (
        <section class="section" aria-labelledby={id}>
          <div class="section__in">
            <div class="section__head"><h2 id={id}>{title}</h2></div>
            <ul class="event-rows">{here.map((time) => <EventRow time={time} />)}</ul>
          </div>
        </section>
      ))}
      <Pager
        of="the calendar" words={['From today', 'Later']} first={first ? undefined : routes.site.events.href({}, asked.query)}
        next={later && routes.site.events.href({}, { ...asked.query, after: `${later.begins_at.getTime()}-${later.id}` })}
      />
    </CalendarLayout>
  )
}

function Nothing({ asked: { query } }: { asked: Asked }) {
  const narrowed = Object.values(query).some(Boolean)
  return (
    <div class="empty">
      <h2>{narrowed ? 'Nothing like that is on just now' : 'Nothing is on yet'}</h2>
      <p>{narrowed ? 'Leave a field empty to see more, or subscribe below and hear of it when it comes.' : 'Meetings, hearings and trainings will stand here. Groups near you may be meeting already.'}</p>
      <p class="buttons"><a class="button" href={narrowed ? routes.site.events.href() : routes.site.groups.href()}>{narrowed ? 'Show everything' : 'Groups near you'}</a></p>
    </div>
  )
}
