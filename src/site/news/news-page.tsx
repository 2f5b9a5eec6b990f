import type { Listed as Plank } from '#domain/agenda/planks.ts'
import type { Listed, StoryKind } from '#domain/content/stories.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { NewsChoices } from '#site/news/news-choices.tsx'
import { Pager } from '#ui/pager.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { StoryRow } from '#ui/story-row.tsx'
import { storyKinds } from '#ui/story-words.ts'

/** `older`: the story after which the next page begins; `newest`: whether this is the first page. */
type Props = { frame: Frame; stories: Listed[]; kind?: StoryKind; kinds: StoryKind[]; plank?: Plank; planks: Plank[]; older?: string; newest: boolean }

const { site } = routes

export function NewsPage({ frame, stories, kind, kinds, plank, planks, older, newest }: Props) {
  const narrowed = [plank?.title, kind && storyKinds[kind].toLowerCase()].filter(Boolean)
  const href = (before?: string) => site.stories.href({}, { kind, plank: plank?.slug, before })
  return (
    <SiteLayout
      frame={frame} room="news" title={['News', ...narrowed].join(': ')} description={`What ${frame.organization.name} has been doing.`} following={followingOf(plank, kind)}
    >
      <div class="wrap narrow">
        <header class="page-head"><h1>{plank?.title ?? (kind ? storyKinds[kind] : 'News')}</h1>{plank && <p class="meta"><a href={site.plank.href(plank)}>What we hold, and what you can do</a></p>}</header>
        <NewsChoices kind={kind} kinds={kinds} plank={plank} planks={planks} />
        {stories.length === 0 && (narrowed.length > 0 && (kinds.length > 0)
          ? <div class="empty"><h2>Nothing of that kind yet</h2><p><a href={site.stories.href({}, { plank: plank?.slug })}>{plank ? 'All that is told of this' : 'All news'}</a></p></div>
          : <div class="empty"><h2>No news yet</h2><p>What happens here and in the State House will be told on this page.</p></div>)}
        {stories.length > 0 && <ul class="stories stories--told">{stories.map((story) => <li><StoryRow story={story} lead heading="h2" /></li>)}</ul>}
        <Pager of="news" words={['Newest', 'Older news']} first={newest ? undefined : href()} next={older ? href(older) : undefined} />
      </div>
    </SiteLayout>
  )
}

/** The narrowest there is: of an issue, of a kind, or only all news. */
function followingOf(plank?: Plank, kind?: StoryKind) {
  if (plank) return { title: `News: ${plank.title}`, atom: site.plankAtom.href(plank), json: site.plankJson.href(plank) }
  return kind && { title: `News: ${storyKinds[kind].toLowerCase()}`, atom: site.newsKindFeed.href({ kind, format: 'atom' }), json: site.newsKindFeed.href({ kind, format: 'json' }) }
}
