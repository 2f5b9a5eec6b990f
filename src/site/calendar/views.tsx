import type { ComponentChildren } from 'preact'
import type { EventKind } from '#domain/calendar/events.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Asked } from '#site/calendar/asked.ts'
import { Choose } from '#ui/choose.tsx'
import { eventKinds } from '#ui/event-words.ts'
import { Field } from '#ui/field.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

export type Choices = { towns: string[]; groups: { slug: string; name: string }[]; planks: { slug: string; title: string }[] }
type View = 'list' | 'month' | 'map'
type Props = { frame: Frame; asked: Asked; choices: Choices; view: View; month: string; title: string; children: ComponentChildren }

const { site } = routes

/** What the three views share: what is shown, how it is narrowed, and the address under which a calendar follows it. */
export function CalendarLayout({ frame, asked, choices, view, month, title, children }: Props) {
  const { query, narrowed } = asked
  const bare = Object.values(query).every((value) => !value)
  return (
    <SiteLayout
      frame={frame} room="events" title={title} noIndex={!bare} description={`What is on at ${frame.organization.name} and its groups: meetings, hearings, trainings, canvasses.`}
    >
      <div class="wrap">
        <header class="page-head">
          <h1>{title}</h1>
          {narrowed.length > 0 && <p class="lede">{sentence(narrowed)}. <a href={site.events.href()}>Show everything</a></p>}
        </header>
        {asked.unknown && <Unknown name={asked.unknown} />}
        <nav class="filters" aria-label="How to look at it">
          <a href={site.events.href({}, query)} aria-current={view === 'list' || undefined}>By day</a>
          <a href={site.eventsMonth.href({ month }, query)} aria-current={view === 'month' || undefined}>By month</a>
          <a href={site.eventsMap.href({}, query)} aria-current={view === 'map' || undefined}>On the map</a>
        </nav>
        <Narrow asked={asked} choices={choices} view={view} month={month} />
        {children}
        <p class="section">Something is missing? <a href={site.eventSubmission.href()}>Tell us about an event</a>.</p>
        <Subscribe frame={frame} asked={asked} />
      </div>
    </SiteLayout>
  )
}

const Unknown = ({ name }: { name: string }) => (
  <div class="notice notice--careful" role="status"><p>We know nothing called “{name}”. Check the spelling, or <a href={site.events.href()}>show everything</a>.</p></div>
)

const sentence = ([first = '', ...rest]: string[]) => [first.replace(/^./, (letter) => letter.toUpperCase()), ...rest].join(', ')

function Narrow({ asked: { query }, choices, view, month }: Pick<Props, 'asked' | 'choices' | 'view' | 'month'>) {
  const action = { list: site.events.href(), month: site.eventsMonth.href({ month }), map: site.eventsMap.href() }[view]
  const kinds = Object.entries(eventKinds).map(([kind, { many }]): [string, string] => [kind, many])
  return (
    <details class="narrowing" open={Object.values(query).some(Boolean)}>
      <summary>Narrow it down</summary>
      <form class="fields fields--pair" method="get" action={action}>
        <Choose value={query.kind} label="Kind" name="kind" blank="Everything" options={kinds} />
        <Field label={'City or town, and around'} name="town" value={query.town} list="event-towns" optional maxLength={100} />
        {choices.groups.length > 0 && <Choose value={query.group} label="Group" name="group" blank="Any group" options={choices.groups.map(({ slug, name }) => [slug, name])} />}
        {choices.planks.length > 0 && <Choose value={query.issue} label="Issue" name="issue" blank="Any issue" options={choices.planks.map(({ slug, title }) => [slug, title])} />}
        <label class="tick"><input type="checkbox" name="online" value="yes" checked={query.online === 'yes'} /> <span>Only what I can join online</span></label>
        <datalist id="event-towns">{choices.towns.map((town) => <option value={town} />)}</datalist>
        <p class="buttons"><button class="button button--primary">Show these</button></p>
      </form>
    </details>
  )
}

function Subscribe({ frame, asked: { query } }: Pick<Props, 'frame' | 'asked'>) {
  const address = `${frame.origin}${site.eventsIcs.href({}, query)}`
  return (
    <section class="section" aria-labelledby="follow">
      <div class="sign-up">
        <div><h2 id="follow">Keep it in your own calendar</h2><p>Subscribe once to what you see here, and changes follow by themselves, cancellations too.</p></div>
        <div class="stack">
          <p class="field"><label for="ics">Calendar address of this view</label><input id="ics" readonly value={address} /></p>
          <p class="buttons"><a class="button" href={address.replace(/^https?:/, 'webcal:')}>Subscribe</a> <a class="button button--quiet" href={site.eventsJson.href({}, query)}>As data</a></p>
        </div>
      </div>
    </section>
  )
}

/** What stands above a view: "What’s on", or the kind alone. */
export const titleOf = ({ filter: { kind } }: Asked) => (kind ? eventKinds[kind satisfies EventKind].many : 'What’s on')
