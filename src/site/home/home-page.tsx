import type { LiveAction } from '#domain/actions/publishing.ts'
import type { Listed } from '#domain/content/stories.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { ActionCard } from '#ui/action-card.tsx'
import { Day } from '#ui/day.tsx'
import { type DoorProps, DoorKeeper } from '#ui/doors.tsx'
import { Icon } from '#ui/icon.tsx'
import { SignUp } from '#ui/sign-up.tsx'
import { LinkedData } from '#ui/linked-data.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { StoryRow } from '#ui/story-row.tsx'
import { TallyMarks } from '#ui/tally.tsx'
import { addressees, count, kindNouns, kindVerbs } from '#ui/words.ts'

type Props = { frame: Frame; urgent?: LiveAction; others: LiveAction[]; stories: Listed[]; doors: DoorProps }

export function HomePage({ frame, urgent, others, stories, doors }: Props) {
  return (
    <SiteLayout frame={frame} description={`${frame.organization.name}: ${frame.organization.motto}`}>
      <LinkedData of={{ '@type': 'Organization', name: frame.organization.name, slogan: frame.organization.motto || undefined, email: frame.organization.email || undefined, url: frame.origin + frame.path }} />
      {urgent ? <Poster action={urgent} /> : <Welcome frame={frame} />}
      <div class="wrap">
        <section class="section" aria-labelledby="find">
          <div class="section__in">
            <div class="section__head"><h2 id="find">Who answers to you?</h2></div>
            <DoorKeeper {...doors} wide />
          </div>
        </section>
        {stories.length > 0 && <Latest stories={stories} />}
        {others.length > 0 && (
          <section class="section" aria-labelledby="also">
            <div class="section__in">
              <div class="section__head"><h2 id="also">More you can do</h2> <a class="section__more" href={routes.site.actions.href()}>All actions</a></div>
              <ul class="action-cards">{others.map((action) => <li><ActionCard action={action} /></li>)}</ul>
            </div>
          </section>
        )}
        <SignUp />
      </div>
    </SiteLayout>
  )
}

function Poster({ action }: { action: LiveAction }) {
  return (
    <section class={action.title.length > 40 ? 'hero hero--long' : 'hero'} aria-labelledby="urgent">
      <div class="wrap hero__in">
        <p class="hero__when"><span>{action.urgent ? 'Urgent' : 'Now'}: {kindVerbs[action.kind].toLowerCase()} {addressees(action)}</span> {action.closes_at && <span>until <Day at={action.closes_at} weekday /></span>}</p>
        <h1 id="urgent">{action.title}</h1>
        <div>
          <p class="lede">{action.ask}</p>
          <p class="hero__do"><a class="button button--paper button--big" href={routes.site.action.href(action)}><Icon of={action.kind} /> {kindVerbs[action.kind]} {addressees(action)}</a> <span>Three minutes. We give you the words.</span></p>
        </div>
        {action.taken > 0 && (
          <div class="tally hero__aside">
            <TallyMarks of={action.today} label={`${count(action.today, kindNouns[action.kind])} today`} />
            <p><strong>{action.today > 0 && `${count(action.today, kindNouns[action.kind])} today, `}</strong>{action.taken.toLocaleString('en-US')} so far.</p>
          </div>
        )}
      </div>
    </section>
  )
}

function Welcome({ frame }: { frame: Frame }) {
  return (
    <div class="wrap">
      <header class="page-head">
        <h1>{frame.organization.motto || frame.organization.name}</h1>
        <p class="lede">Nothing is urgent today. Find out who answers to you, so that you are ready when something is.</p>
      </header>
    </div>
  )
}

function Latest({ stories: [lead, ...rest] }: { stories: Listed[] }) {
  return (
    <section class="section" aria-labelledby="latest">
      <div class="section__in">
        <div class="section__head"><h2 id="latest">The latest</h2> <a class="section__more" href={routes.site.stories.href()}>All news</a></div>
        <div class="split split--even">
          {lead && <StoryRow story={lead} lead />}
          {rest.length > 0 && <ul class="stories">{rest.map((story) => <li><StoryRow story={story} /></li>)}</ul>}
        </div>
      </div>
    </section>
  )
}
