import type { LiveAction } from '#domain/actions/publishing.ts'
import type { WithPlanks } from '#domain/agenda/coalitions.ts'
import type { Found } from '#domain/agenda/planks.ts'
import type { OnCalendar } from '#domain/calendar/listing.ts'
import type { Listed } from '#domain/content/stories.ts'
import type { Listed as Resource } from '#domain/library/resources.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { CoalitionRow } from '#site/agenda/coalition-row.tsx'
import { ActionCard } from '#ui/action-card.tsx'
import { ArticleBody, type Shown } from '#ui/article-body.tsx'
import { ComingEvents } from '#ui/coming-events.tsx'
import { Resources } from '#ui/resource-row.tsx'
import { SignUp } from '#ui/sign-up.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { StoryRow } from '#ui/story-row.tsx'

type Props = { frame: Frame; plank: Found; position: Shown; why: Shown; actions: LiveAction[]; coalitions: WithPlanks[]; stories: Listed[]; resources: Resource[]; events: OnCalendar[] }

export function PlankPage({ frame, plank, position, why, actions, coalitions, stories, resources, events }: Props) {
  return (
    <SiteLayout
      frame={frame} room="platform" title={plank.title} description={plank.ask}
      following={stories.length > 0 ? { title: `News: ${plank.title}`, atom: routes.site.plankAtom.href(plank), json: routes.site.plankJson.href(plank) } : undefined}
    >
      <div class="wrap">
        <article>
          <header class="page-head post-head">
            <p class="kicker"><a href={`${routes.site.platform.href()}#${plank.agenda_slug}`}>{plank.agenda}</a></p>
            <h1>{plank.title}</h1>
            {plank.ask && <p class="lede">{plank.ask}</p>}
          </header>
          {plank.position && <ArticleBody shown={position} path={frame.path} />}
          {plank.why && <><h2 class="post-head plank__why">Why</h2><ArticleBody shown={why} path={frame.path} /></>}
        </article>
        {actions.length > 0 && (
          <section class="section" aria-labelledby="do">
            <div class="section__in">
              <div class="section__head"><h2 id="do">What you can do</h2></div>
              <ul class="action-cards">{actions.map((action) => <li><ActionCard action={action} /></li>)}</ul>
            </div>
          </section>
        )}
        <ComingEvents times={events} more={routes.site.events.href({}, { issue: plank.slug })} />
        {resources.length > 0 && (
          <section class="section" aria-labelledby="resources">
            <div class="section__in">
              <div class="section__head"><h2 id="resources">To learn and hand on</h2> <a class="section__more" href={routes.site.library.href({}, { topic: plank.slug })}>In the library</a></div>
              <Resources resources={resources} />
            </div>
          </section>
        )}
        {stories.length > 0 && (
          <section class="section" aria-labelledby="told">
            <div class="section__in">
              <div class="section__head"><h2 id="told">In the news</h2> <a class="section__more" href={routes.site.stories.href({}, { plank: plank.slug })}>All of it</a></div>
              <div class="columns columns--narrow">{stories.map((story) => <StoryRow story={story} />)}</div>
            </div>
          </section>
        )}
        {coalitions.length > 0 && (
          <section class="section" aria-labelledby="with">
            <div class="section__in">
              <div class="section__head"><h2 id="with">With whom</h2> <a class="section__more" href={routes.site.coalitions.href()}>All coalitions</a></div>
              <ul class="lines">{coalitions.map((coalition) => <li><CoalitionRow coalition={coalition} except={plank.id} /></li>)}</ul>
            </div>
          </section>
        )}
        <SignUp />
      </div>
    </SiteLayout>
  )
}
