import type { Asking } from '#domain/volunteering/askings.ts'
import type { Choice } from '#domain/volunteering/choices.ts'
import type { Placed, Stage } from '#domain/volunteering/help-calls.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { languageWords } from '#ui/language-words.ts'
import { Prose } from '#ui/prose.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { When } from '#ui/when.tsx'
import { count } from '#ui/words.ts'

type ListProps = { frame: Frame; calls: Placed[]; choices: Choice[] }

/** Where help is wanted now. */
export function HelpCallsPage({ frame, calls, choices }: ListProps) {
  return (
    <SiteLayout frame={frame} title="Help with something" description="Where help is wanted now, and a way to offer yours.">
      <div class="wrap">
        <header class="page-head">
          <h1>Help with something.</h1>
          <p class="lede">An evening on the phones, a table to carry, a hall to open. Pick one, or tell us what you like doing, and we ask you when it fits.</p>
          <p class="buttons"><a class="button button--primary" href={routes.site.volunteer.href()}>Offer your help</a></p>
        </header>
        <section class="section" aria-labelledby="open">
          <h2 id="open">Open now</h2>
          {calls.length === 0 && <div class="empty"><p>Just now nothing is open. Offer your help, and you hear of the next thing that fits you.</p></div>}
          <ul class="event-rows">{calls.map((call) => <HelpRow call={call} choices={choices} />)}</ul>
        </section>
      </div>
    </SiteLayout>
  )
}

/** A call for help among others. */
export function HelpRow({ call, choices }: { call: Placed; choices: Choice[] }) {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-US', { timeZone: call.zone, ...options }).format(call.starts_at)
  return (
    <li class="event-row">
      <p class="event-row__day" aria-hidden="true"><span>{part({ weekday: 'short' })}</span><b>{part({ day: 'numeric' })}</b><span>{part({ month: 'short' })}</span></p>
      <div class="event-row__what">
        <h3><a href={routes.site.helpCall.href(call)}>{call.title}</a></h3>
        <p class="meta"><When {...call} />{call.town && `, ${call.town}`}</p>
      </div>
      <p class="event-row__tags">
        <span class={`badge ${call.taken < call.places ? 'badge--right' : ''}`}>{left(call)}</span>
        {needs(call, choices).map((name) => <span class="badge">{name}</span>)}
      </p>
    </li>
  )
}

type CallProps = { frame: Frame; call: Placed; choices: Choice[]; from: string; asking?: Asking; signedIn: boolean }

/** One call for help, and the way to offer. */
export function HelpCallPage({ frame, call, choices, from, asking, signedIn }: CallProps) {
  return (
    <SiteLayout frame={frame} title={call.title} description={call.about.slice(0, 200)}>
      <div class="wrap narrow">
        <header class="page-head">
          <p class="meta"><a href={routes.site.helpCalls.href()}>Help with something</a></p>
          <h1>{call.title}</h1>
        </header>
        <div class="stack stack--loose">
          <HelpFacts call={call} choices={choices} from={from} />
          {call.about && <div class="prose"><Prose text={call.about} /></div>}
          {asking?.answer === 'yes' || asking?.answer === 'waiting'
            ? <Counted asking={asking} call={call} />
            : signedIn ? <Offer call={call} /> : <p class="buttons"><a class="button button--primary button--big" href={routes.site.volunteer.href({}, { for: call.id })}>I can help</a></p>}
        </div>
      </div>
    </SiteLayout>
  )
}

const Offer = ({ call }: { call: Placed }) => (
  <form class="stack" method="post" action={routes.site.helpOffers.href(call)}>
    <p class="meta">We write to you by e-mail about this one: whether you have a place, the day before, and if anything changes. Whoever asks for the help sees your name.</p>
    <p class="buttons"><button class="button button--primary button--big">{call.taken < call.places ? 'I can help' : 'Put me on the waiting list'}</button></p>
  </form>
)

const Counted = ({ asking, call }: { asking: Asking; call: Placed }) => (
  <form class="stack" method="post" action={routes.site.helpOffers.href(call)}>
    <input type="hidden" name="_method" value="DELETE" />
    <div class="notice notice--right"><p><strong>{asking.answer === 'yes' ? 'You have a place. We count on you.' : 'You are on the waiting list.'}</strong> A letter with all of this is on its way.</p></div>
    <p class="buttons"><button class="button">{asking.answer === 'yes' ? 'I cannot come after all' : 'Take me off the waiting list'}</button></p>
  </form>
)

export function HelpFacts({ call, choices, from }: { call: Placed; choices: Choice[]; from: string }) {
  const where = [call.town, call.venue].filter(Boolean).join(', ')
  const skills = needs(call, choices)
  return (
    <dl class="facts">
      <dt>When</dt><dd><When {...call} /></dd>
      {where && <><dt>Where</dt><dd>{where}</dd></>}
      <dt>Who asks</dt><dd>{from}</dd>
      {skills.length > 0 && <><dt>What for</dt><dd>{skills.join(', ')}</dd></>}
      {call.languages.length > 0 && <><dt>Languages</dt><dd>{call.languages.map(languageWords).join(', ')}</dd></>}
      <dt>Places</dt><dd>{left(call)}</dd>
    </dl>
  )
}

export const stageWords: Record<Exclude<Stage, 'open' | 'full'>, string> = {
  closed: 'This call is closed: there are enough of us.',
  cancelled: 'This was cancelled.',
  over: 'This is over.',
}

const needs = ({ skills }: Placed, choices: Choice[]) => choices.filter(({ id }) => skills.includes(id)).map(({ name }) => name)

function left({ places, taken, waiting }: Placed) {
  if (taken < places) return `${count(places - taken, 'place')} left`
  return waiting > 0 ? `Full, ${waiting} waiting` : 'Full, with a waiting list'
}
