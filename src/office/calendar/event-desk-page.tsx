import type { Like } from '#domain/calendar/duplicates.ts'
import type { Placed } from '#domain/calendar/events.ts'
import type { Source } from '#domain/calendar/following/sources.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Submission } from '#domain/calendar/submissions.ts'
import type { ZoomMeeting } from '#domain/calendar/zoom-meetings.ts'
import { saying } from '#engines/calendar/saying.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { EventActs } from '#office/calendar/event-acts.tsx'
import { Moderation, Refusing } from '#office/calendar/moderation.tsx'
import { TimeRow } from '#office/calendar/time-row.tsx'
import { ZoomStanding } from '#office/calendar/zoom-standing.tsx'
import { dayOfWords, clockWords } from '#ui/event-when.tsx'
import { eventKinds, eventStages, followedParts, whereWords } from '#ui/event-words.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { count } from '#ui/words.ts'

type Props = {
  frame: Frame
  actor: Actor
  event: Placed
  coming: OnCalendar[]
  over: OnCalendar[]
  source?: Source
  zoom?: ZoomMeeting
  mayPublish: boolean
  moderates: boolean
  submission?: Submission
  likes: Like[]
  did?: string
  form?: Refused
}

const said: Record<string, string> = {
  draft: 'The event is saved. Nobody but you here sees it yet.', saved: 'Saved.', out: 'It is published: it stands on the calendar.', back: 'It is a draft again.',
  in: 'A moderator looks at it, and then it stands on the calendar.',
  refused: 'Refused. A letter tells whoever asked for it why.', reconsidered: 'It waits for a decision again. The letter that has left cannot be called back.',
  again: 'Zoom is asked once more.',
  off: 'It is called off, and stands on the calendar struck through.', on: 'It takes place after all.', kept: 'Somebody has said yes to it. Call it off instead, so that they hear of it.',
}

export function EventDeskPage(props: Props) {
  const { frame, actor, event, coming, over, source, zoom, did = '' } = props
  const words = Object.hasOwn(said, did) ? said[did] : undefined
  const { word, tone } = event.called_off_at ? { word: 'Called off', tone: 'badge--wrong' } : eventStages[event.stage]
  return (
    <OfficeLayout frame={frame} actor={actor} room="events" title={event.title} above={<p class="meta"><a href={routes.office.events.href()}>Events</a></p>} buttons={<EventActs {...props} />}>
      {words && <div class={`notice ${did === 'kept' ? 'notice--careful' : 'notice--right'} office-notice`} role="status"><p>{words}</p></div>}
      <Refusing {...props} />
      <div class="panels panels--lead">
        <div class="panels">
          <Moderation {...props} />
          <section class="panel" aria-labelledby="times">
            <h2 id="times">{coming.length === 0 ? 'All over' : 'To come'}</h2>
            {coming.length > 0 && <ul class="lines">{coming.map((time) => <TimeRow time={time} event={event} />)}</ul>}
            {over.length > 0 && <><h3>Lately</h3><ul class="lines">{over.map((time) => <TimeRow time={time} event={event} over />)}</ul></>}
          </section>
        </div>
        <div class="panels">
          <section class="panel card" aria-labelledby="facts">
            <h2 id="facts">{eventKinds[event.kind].one} <span class={`badge ${tone}`}>{word}</span></h2>
            <Facts event={event} time={coming[0] ?? over[0]} />
            {source && <Followed {...source} />}
            {zoom && <ZoomStanding event={event} zoom={zoom} />}
          </section>
        </div>
      </div>
    </OfficeLayout>
  )
}

function Facts({ event, time }: { event: Placed; time?: OnCalendar }) {
  return (
    <dl class="facts">
      {time && <><dt>When</dt><dd>{dayOfWords(time)}<br />{clockWords(time)}{event.rule && <><br />{saying(event.rule, event)}</>}</dd></>}
      {whereWords(event) && <><dt>Where</dt><dd>{whereWords(event)}{event.address && <><br />{event.address}</>}</dd></>}
      {event.access && <><dt>Getting in</dt><dd>{event.access}</dd></>}
      <dt>Hosted by</dt><dd>{event.hosts.map(({ name }) => name).join(', ') || event.credit || 'The organization'}</dd>
      <dt>Places</dt><dd>{event.takes_answers ? event.capacity === null ? 'As many as come' : count(event.capacity, 'place') : 'Nobody is asked to say yes'}</dd>
      {event.questions.length > 0 && <><dt>Asked</dt><dd>{event.questions.map((question) => <>{question}<br /></>)}</dd></>}
      {event.called_off_at && event.called_off_why && <><dt>Called off</dt><dd>{event.called_off_why}</dd></>}
    </dl>
  )
}

function Followed({ name, host, held }: Source) {
  return (
    <div class="notice">
      <p>It comes from the calendar {name ? `“${name}” at ${host}` : `at ${host}`}, and what changes there changes here.</p>
      <p class="meta">A title, description, place or time that you change here stays as you write it.{held.length > 0 && ` That is so with its ${held.map((part) => followedParts[part] ?? part).join(' and its ')}.`}</p>
    </div>
  )
}
