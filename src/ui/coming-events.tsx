import type { OnCalendar } from '#domain/calendar/listing.ts'
import { EventRow } from '#ui/event-row.tsx'

/** What is on next of a group, a plank or an action; nothing where nothing is. `more`: where all of it stands. */
export function ComingEvents({ times, more, title = 'What’s on' }: { times: OnCalendar[]; more?: string; title?: string }) {
  if (times.length === 0) return null
  return (
    <section class="section" aria-labelledby="coming">
      <div class="section__in">
        <div class="section__head"><h2 id="coming">{title}</h2>{more && <> <a class="section__more" href={more}>All of it</a></>}</div>
        <ul class="event-rows">{times.map((time) => <EventRow time={time} />)}</ul>
      </div>
    </section>
  )
}
