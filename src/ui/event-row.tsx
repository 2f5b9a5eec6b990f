import type { OnCalendar } from '#domain/calendar/listing.ts'
import { routes } from '#http/routes.ts'
import { clockWords, dayParts } from '#ui/event-when.tsx'
import { eventKinds, hostWords, placesWords, timeKey, whereWords } from '#ui/event-words.ts'

/** Where one time of an event is read about. */
export const timeHref = ({ slug, of, repeats }: Pick<OnCalendar, 'slug' | 'of' | 'repeats'>) =>
  (repeats ? routes.site.eventTime.href({ slug, of: timeKey(of) }) : routes.site.event.href({ slug }))

/** One time on the calendar, among others. */
export function EventRow({ time, heading: Heading = 'h3' }: { time: OnCalendar; heading?: 'h2' | 'h3' }) {
  const { weekday, number, month } = dayParts(time)
  return (
    <li class={time.called_off ? 'event-row event-row--off' : 'event-row'}>
      <p class="event-row__day"><span>{weekday}</span> <b>{number}</b> <span>{month}</span></p>
      <div class="event-row__what">
        <Heading><a href={timeHref(time)}>{time.title}</a></Heading>
        <p class="meta">{[clockWords(time), whereWords(time), hostWords(time)].filter(Boolean).join(' · ')}</p>
      </div>
      <p class="event-row__tags"><Tags time={time} /></p>
    </li>
  )
}

function Tags({ time }: { time: OnCalendar }) {
  if (time.called_off) return <span class="badge badge--wrong">Called off</span>
  const places = placesWords(time)
  return (
    <>
      {places && <span class={`badge ${places === 'Full' ? 'badge--careful' : ''}`}>{places}</span>}
      <span class="badge">{eventKinds[time.kind].one}</span>
    </>
  )
}
