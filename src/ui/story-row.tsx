import type { Story } from '#domain/content/stories.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'

export function StoryRow({ story, lead }: { story: Story; lead?: boolean }) {
  return (
    <article class={lead ? 'story story--lead' : 'story'}>
      {story.kicker && <p class="kicker">{story.kicker}</p>}
      <h3><a href={routes.site.story.href(story)}>{story.title}</a></h3>
      {lead && <p>{story.lede}</p>}
      <p class="meta">{story.author}{story.author && story.published_at && ', '}{story.published_at && <Day at={story.published_at} />}</p>
    </article>
  )
}
