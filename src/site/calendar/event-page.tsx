import { saying } from '#engines/calendar/saying.ts'
import { routes } from '#http/routes.ts'
import { ComingCard } from '#site/calendar/coming-card.tsx'
import type { EventProps } from '#site/calendar/event-props.ts'
import { linkedEvent } from '#site/calendar/linked-event.ts'
import { ArticleBody } from '#ui/article-body.tsx'
import { timeHref } from '#ui/event-row.tsx'
import { clockWords, dayOfWords, EventWhen } from '#ui/event-when.tsx'
import { eventKinds, placesWords, whereWords } from '#ui/event-words.ts'
import { LinkedData } from '#ui/linked-data.tsx'
import { PictureFigure } from '#ui/picture.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

export function EventPage(props: EventProps) {
  const { frame, event, details, time, shown, picture, now, coming, above } = props
  const over = time.ends_at <= now
  return (
    <SiteLayout frame={frame} room="events" title={details.title} description={[dayOfWords(time), whereWords(details)].filter(Boolean).join(', ')} card={{ kind: 'event', slug: event.slug }} noIndex={!!above}>
      {!above && <LinkedData of={linkedEvent(frame, props)} />}
      <div class="wrap">
        {above}
        <header class="page-head">
          <p class="kicker"><a href={routes.site.events.href({}, { kind: details.kind })}>{eventKinds[details.kind].one}</a></p>
          <h1>{details.title}</h1>
          <p class="lede"><EventWhen {...time} />{whereWords(details) && <>. {whereWords(details)}</>}</p>
          {event.rule && event.zone !== undefined && <p class="meta">{saying(event.rule, event).replace(/^./, (letter) => letter.toUpperCase())}.</p>}
          {coming.open && !coming.answer && !coming.asked && !coming.form && (
            <p class="buttons"><a class="button button--primary button--big" href="#come">{coming.full ? 'Wait for a place' : 'Come along'}</a></p>
          )}
        </header>
        {time.called_off && <div class="notice notice--wrong" role="status"><p><strong>Called off.</strong> {details.called_off_why || 'It does not take place.'}</p></div>}
        {!time.called_off && over && <div class="notice notice--careful" role="status"><p>This is over. <a href={routes.site.events.href()}>See what is on now</a></p></div>}
        <div class="split">
          <div>
            {picture && <div class="group-picture"><PictureFigure picture={picture} sizes="(width >= 64rem) 40rem, 94vw" first /></div>}
            <ArticleBody shown={shown} path={frame.path} />
            <Facts {...props} />
            <Serves {...props} />
          </div>
          <aside class="stack stack--loose split__stay">
            <ComingCard coming={coming} event={event} time={time} />
          </aside>
        </div>
        <Others {...props} />
      </div>
    </SiteLayout>
  )
}

function Facts({ event, details, time, above }: EventProps) {
  return (
    <section class="section stack" aria-labelledby="facts">
      <h2 id="facts">When and where</h2>
      <dl class="facts">
        <dt>When</dt><dd>{dayOfWords(time)}<br />{clockWords(time)}</dd>
        {whereWords(details) && <><dt>Where</dt><dd>{whereWords(details)}{details.address && <><br />{details.address}</>}</dd></>}
        {details.is_online && <><dt>Online</dt><dd>The link is in the letter you get when you say yes.</dd></>}
        {details.access && <><dt>Getting in</dt><dd>{details.access}</dd></>}
        {event.hosts.length > 0 && <><dt>Hosted by</dt><dd>{event.hosts.map(({ slug, name }, at) => <>{at > 0 && ', '}<a href={routes.site.group.href({ slug })}>{name}</a></>)}</dd></>}
        {event.hosts.length === 0 && event.credit && <><dt>Hosted by</dt><dd>{event.credit}</dd></>}
        {placesWords(time) && <><dt>Places</dt><dd>{placesWords(time)}</dd></>}
      </dl>
      {!above && <p class="buttons"><a class="button button--small" href={routes.site.eventIcs.href(event)}>Add to my calendar</a></p>}
    </section>
  )
}

function Serves({ plank, action }: EventProps) {
  if (!plank && !action) return null
  return (
    <section class="section" aria-labelledby="serves">
      <h2 id="serves">What it is for</h2>
      <ul class="lines">
        {plank && <li><a href={routes.site.plank.href(plank)}>{plank.title}</a></li>}
        {action && <li>Take action: <a href={routes.site.action.href(action)}>{action.title}</a></li>}
      </ul>
    </section>
  )
}

function Others({ others, time }: EventProps) {
  const shown = others.filter(({ id }) => id !== time.id)
  if (shown.length === 0) return null
  return (
    <section class="section" aria-labelledby="others">
      <h2 id="others">Other times</h2>
      <ul class="lines">{shown.map((other) => <li><a href={timeHref(other)}>{dayOfWords(other)}</a>, {clockWords(other)}{other.called_off && <> <span class="badge badge--wrong">Called off</span></>}</li>)}</ul>
    </section>
  )
}
