import type { Story } from '#domain/content/stories.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'

export function StoryRow({ story, lead, heading: Heading = 'h3' }: { story: Story; lead?: boolean; heading?: 'h2' | 'h3' }) {
  return (
    <article class={lead ? 'story story--lead' : 'story'}>
      {story.kicker && <p class="kicker">{story.kicker}</p>}
      <Heading><a href={routes.site.story.href(story)}>{story.title}</a></Heading>
      {lead && <p>{story.lede}</p>}
      <p class="meta">{story.author}{story.author && story.published_at && ', '}{story.published_at && <Day at={story.published_at} />}</p>
    </article>
  )
}
