import type { Story } from '#domain/content/stories.ts'
import type { Frame } from '#http/frame.ts'
import { SiteLayout } from '#ui/site-layout.tsx'
import { StoryRow } from '#ui/story-row.tsx'

export function NewsPage({ frame, stories }: { frame: Frame; stories: Story[] }) {
  return (
    <SiteLayout frame={frame} room="news" title="News" description={`What ${frame.organization.name} has been doing.`}>
      <div class="wrap narrow">
        <header class="page-head"><h1>News</h1></header>
        {stories.length === 0
          ? <div class="empty"><h3>No news yet</h3><p>What happens here and in the State House will be told on this page.</p></div>
          : <ul class="stories">{stories.map((story) => <li><StoryRow story={story} lead heading="h2" /></li>)}</ul>}
      </div>
    </SiteLayout>
  )
}
