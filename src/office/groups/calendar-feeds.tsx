import type { Shown } from '#domain/calendar/following/feeds.ts'
import { routes } from '#http/routes.ts'
import type { DeskProps } from '#office/groups/desk-props.ts'
import { Moment } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { followedParts } from '#ui/event-words.ts'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { count } from '#ui/words.ts'

const { groupCalendars, groupCalendar, groupCalendarReading, groupCalendarPause } = routes.office
const hint = 'It often ends in .ics. At Google: Settings, the calendar, “Secret address in iCal format”. It is kept here and shown to nobody.'
const ours = 'A title, description, place or time that somebody changes here stays as they wrote it; the rest is followed. Kind, picture, action and answers are yours alone.'

/** The calendars that the group keeps elsewhere: how each was read, and to follow one more. */
export function CalendarFeeds({ group, feeds, calendarForm }: DeskProps) {
  return (
    <section class="panel" aria-labelledby="calendars">
      <h2 id="calendars">Its own calendar</h2>
      <p class="meta">A calendar that the group keeps elsewhere is read every hour, and what changes there changes here. {group.publishes_events ? 'New events are published at once.' : 'New events wait for a moderator.'}</p>
      {feeds.length > 0 && <div class="stack stack--loose">{feeds.map((feed) => <Feed feed={feed} />)}</div>}
      <details open={!!calendarForm || feeds.length === 0}>
        <summary>{feeds.length > 0 ? 'Follow another' : 'Follow one'}</summary>
        <form class="fields" method="post" action={groupCalendars.href(group)}>
          <Mend form={calendarForm} ids={{ address: 'calendar-address' }} />
          <Field form={calendarForm} id="calendar-address" label="Address of the calendar" name="address" autocomplete="off" required maxLength={1900} hint={hint} />
          <p class="buttons"><button class="button button--primary button--small">Look at it and follow it</button></p>
        </form>
      </details>
      {feeds.length > 0 && <p class="meta">{ours}</p>}
    </section>
  )
}

function Feed({ feed }: { feed: Shown }) {
  const at = { id: feed.group_id, feed: feed.id }
  const called = feed.name || feed.host
  const dialog = `let-go-${feed.id}`
  return (
    <article class="stack" aria-labelledby={`calendar-${feed.id}`}>
      <h3 id={`calendar-${feed.id}`}>{called} {feed.name && <span class="meta breaks">{feed.host}</span>}</h3>
      <Standing feed={feed} />
      {feed.refused > 0 && (
        <details>
          <summary>{count(feed.refused, 'event')} could not be taken</summary>
          <ul class="lines">{feed.refusals.map(({ title, reason }) => <li>{title && <strong class="breaks">{title}: </strong>}{reason}</li>)}</ul>
          {feed.refused > feed.refusals.length && <p class="meta">And {feed.refused - feed.refusals.length} more.</p>}
        </details>
      )}
      {feed.held.length > 0 && (
        <details>
          <summary>{count(feed.held.length, 'event')} stay as somebody wrote them here</summary>
          <ul class="lines">{feed.held.map(({ title, parts }) => <li><strong class="breaks">{title}</strong>: {parts.map((part) => followedParts[part] ?? part).join(', ')}</li>)}</ul>
        </details>
      )}
      <div class="buttons">
        {!feed.paused_at && <Pressing href={groupCalendarReading.href(at)} method="POST">Read it now<span class="unseen"> {called}</span></Pressing>}
        <Pressing href={groupCalendarPause.href(at)} method={feed.paused_at ? 'DELETE' : 'PUT'}>{feed.paused_at ? 'Go on' : 'Pause'}<span class="unseen"> {called}</span></Pressing>
        <Asking dialog={dialog}>Let it go<span class="unseen"> {called}</span></Asking>
      </div>
      <Dialog id={dialog} title={`Follow ${called} no more?`} href={groupCalendar.href(at)} method="DELETE" verb="Let it go" keep="Go on following" danger>
        <fieldset class="field-group">
          <legend>What becomes of its events</legend>
          <div class="choices choices--long">
            <label class="choice"><input type="radio" name="events" value="kept" required checked /> <span>They stay <small>From now on they are changed here.</small></span></label>
            <label class="choice"><input type="radio" name="events" value="called off" required /> <span>Those to come are called off <small>Whoever said yes gets a letter. What nobody saw is gone.</small></span></label>
          </div>
        </fieldset>
      </Dialog>
    </article>
  )
}

function Standing({ feed }: { feed: Shown }) {
  const { paused_at, failing_since, reason, read_at, found, events, waiting } = feed
  if (paused_at) return <p>Paused since <Moment at={paused_at} />. Its {count(events, 'event')} stay as they are.</p>
  if (failing_since) {
    return (
      <div class="notice notice--wrong">
        <p><strong>It cannot be read since <Moment at={failing_since} />.</strong> {reason} {events > 0 && 'Nothing that came from it is lost.'}{read_at && <> Last read <Moment at={read_at} />.</>}</p>
      </div>
    )
  }
  if (!read_at) return <p>{count(found, 'event')} found; {found === 1 ? 'it is' : 'they are'} being taken in just now.</p>
  return <p>Read <Moment at={read_at} />: {count(found, 'event')}{waiting > 0 && `, ${waiting} of them waiting for a moderator`}.</p>
}
