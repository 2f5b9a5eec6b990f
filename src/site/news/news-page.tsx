import type { Listed, StoryKind } from '#domain/content/stories.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SiteLayout } from '#ui/site-layout.tsx'
import { StoryRow } from '#ui/story-row.tsx'
import { storyKinds } from '#ui/story-words.ts'

/** `older`: the story after which the next page begins; `newest`: whether this is the first page. */
type Props = { frame: Frame; stories: Listed[]; kind?: StoryKind; kinds: StoryKind[]; older?: string; newest: boolean }

export function NewsPage({ frame, stories, kind, kinds, older, newest }: Props) {
  const title = kind ? `News: ${storyKinds[kind].toLowerCase()}` : 'News'
  return (
    <SiteLayout frame={frame} room="news" title={title} description={`What ${frame.organization.name} has been doing.`}>
      <div class="wrap narrow">
        <header class="page-head"><h1>{kind ? storyKinds[kind] : 'News'}</h1></header>
        {kinds.length > 1 && <Kinds kind={kind} kinds={kinds} />}
        {stories.length === 0
          ? <div class="empty"><h2>No news yet</h2><p>What happens here and in the State House will be told on this page.</p></div>
          : <ul class="stories stories--told">{stories.map((story) => <li><StoryRow story={story} lead heading="h2" /></li>)}</ul>}
        {(older || !newest) && (
          <nav class="pager" aria-label="Pages of news">
            {!newest && <a class="button button--small" href={routes.site.stories.href({}, { kind })}>Newest</a>}
            {older && <a class="button button--small" href={routes.site.stories.href({}, { kind, before: older })}>Older news</a>}
          </nav>
        )}
      </div>
    </SiteLayout>
  )
}

function Kinds({ kind, kinds }: Pick<Props, 'kind' | 'kinds'>) {
  const link = (words: string, value?: StoryKind) => <li><a href={routes.site.stories.href({}, { kind: value })} aria-current={value === kind ? 'page' : undefined}>{words}</a></li>
  return <nav aria-label="Kinds of news"><ul class="kinds">{link('Everything')}{kinds.map((one) => link(storyKinds[one], one))}</ul></nav>
}
