import type { Placed } from '#domain/calendar/events.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { clockWords, dayOfWords } from '#ui/event-when.tsx'
import { placesWords, whereWords } from '#ui/event-words.ts'
import { Field } from '#ui/field.tsx'
import { Pressing } from '#ui/pressing.tsx'

const { office } = routes

/** One time of an event, and what can be done with it alone. */
export function TimeRow({ time, event, over = false }: { time: OnCalendar; event: Placed; over?: boolean }) {
  const other = time.title !== event.title ? time.title : whereWords(time) !== whereWords(event) ? whereWords(time) : ''
  return (
    <li class="time-row">
      <div>
        <p><strong>{dayOfWords(time)}</strong>, {clockWords(time)} {time.called_off && <span class="badge badge--wrong">Called off</span>}</p>
        {(other || placesWords(time)) && <p class="meta">{[other, placesWords(time)].filter(Boolean).join(' · ')}</p>}
        {event.takes_answers && <p><a href={office.eventPeople.href(time)}>{over ? 'Who came' : 'Who comes'}<span class="unseen">: {dayOfWords(time)}</span></a></p>}
      </div>
      {!over && event.rule !== null && <Buttons time={time} event={event} />}
    </li>
  )
}

function Buttons({ time, event }: { time: OnCalendar; event: Placed }) {
  const off = `off-${time.id}`
  const day = <span class="unseen">: {dayOfWords(time)}</span>
  return (
    <div class="buttons">
      <a class="button button--small" href={office.eventForm.href(event, { which: 'this', of: time.of })}>Change this one{day}</a>
      <a class="button button--small" href={office.eventForm.href(event, { which: 'following', of: time.of })}>And what follows{day}</a>
      {time.called_off
        ? !event.called_off_at && <Pressing href={office.eventTimeCallingOff.href(time)} method="DELETE">Takes place after all{day}</Pressing>
        : <Asking dialog={off}>Call off{day}</Asking>}
      {!time.called_off && (
        <Dialog id={off} title={`Call off ${dayOfWords(time)}?`} href={office.eventTimeCallingOff.href(time)} method="PUT" verb="Call it off" keep="Keep it on" danger>
          <p>This time stays on the calendar, struck through. Whoever has said yes to it gets a letter.</p>
          <Field id={`why-${time.id}`} label="Why" name="why" optional maxLength={500} />
        </Dialog>
      )}
    </div>
  )
}
