import type { Event, Listed } from '#domain/calendar/events.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Moment } from '#ui/day.tsx'
import { eventKinds, eventStages } from '#ui/event-words.ts'
import { Field } from '#ui/field.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pager } from '#ui/pager.tsx'
import { count } from '#ui/words.ts'

type Stage = Event['stage']
type Props = { frame: Frame; actor: Actor; events: Listed[]; stage?: Stage; words?: string; waiting: number; first: boolean; next?: number; did?: string }

const { office, site } = routes

export function EventsPage({ frame, actor, events, stage, words, waiting, first, next, did }: Props) {
  const tab = (title: string, value?: Stage) => <a href={office.events.href({}, { stage: value })} aria-current={value === stage || undefined}>{title}</a>
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="events" title="Events" above={<p class="meta"><a href={site.events.href()}>As everybody sees them</a></p>}
      buttons={<a class="button button--primary" href={office.newEvent.href()}>Put an event in</a>}
    >
      {did === 'gone' && <div class="notice notice--right office-notice" role="status"><p>The event is gone.</p></div>}
      <nav class="filters" aria-label="Which events">{tab('All')}{tab(waiting > 0 ? `Waiting for a moderator (${waiting})` : 'Waiting for a moderator', 'waiting')}{tab('Published', 'published')}{tab('Drafts', 'draft')}{tab('Refused', 'refused')}</nav>
      <form class="people-search" method="get" action={office.events.href()} role="search">
        {stage && <input type="hidden" name="stage" value={stage} />}
        <Field label="Find by title" name="words" type="search" value={words} maxLength={100} />
        <button class="button">Find</button>
      </form>
      {events.length === 0 ? <Nothing stage={stage} words={words} first={first} /> : (
        <table class="table table--folds">
          <caption class="unseen">{count(events.length, 'event')}</caption>
          <thead><tr><th scope="col">Event</th><th scope="col">Next time</th><th scope="col">Kind</th><th scope="col">Kept by</th><th scope="col">State</th></tr></thead>
          <tbody>{events.map((event) => <Row event={event} />)}</tbody>
        </table>
      )}
      <Pager of="events" words={['From the beginning', 'Further events']} first={first ? undefined : office.events.href({}, { stage, words })} next={next ? office.events.href({}, { stage, words, after: next }) : undefined} />
    </OfficeLayout>
  )
}

function Row({ event }: { event: Listed }) {
  const { word, tone } = event.called_off_at ? { word: 'Called off', tone: 'badge--wrong' } : eventStages[event.stage]
  return (
    <tr>
      <th scope="row"><a href={office.event.href(event)}>{event.title}</a></th>
      <td data-label="Next time">{event.next_at ? <Moment at={event.next_at} /> : 'Over'}{event.rule && ', repeats'}</td>
      <td data-label="Kind">{eventKinds[event.kind].one}</td>
      <td data-label="Kept by">{event.host ?? (event.credit || 'The organization')}</td>
      <td data-label="State"><span class={`badge ${tone}`}>{word}</span></td>
    </tr>
  )
}

function Nothing({ stage, words, first }: Pick<Props, 'stage' | 'words' | 'first'>) {
  if (!first) return <div class="empty"><p>Nothing further stands here.</p></div>
  if (words) return <div class="empty"><p>No event has “{words}” in its title.</p><a class="button" href={office.events.href({}, { stage })}>Show all</a></div>
  const nothing = 'Nothing stands here yet. What you put in stands on the calendar, in its feeds and on the pages of its groups.'
  return <div class="empty"><p>{stage === 'waiting' ? 'Nothing waits for you.' : nothing}</p></div>
}
