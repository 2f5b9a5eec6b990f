import type { Listed } from '#domain/content/stories.ts'
import { excerpt } from '#engines/texts/plain.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'
import { Picture } from '#ui/picture.tsx'

/** A story in a list; the lead one tells how it begins. */
export function StoryRow({ story, lead, heading: Heading = 'h3' }: { story: Listed; lead?: boolean; heading?: 'h2' | 'h3' }) {
  const href = routes.site.story.href(story)
  const begins = excerpt(story.plain)
  return (
    <article class={`story${lead ? ' story--lead' : ''}${story.picture ? ' story--pictured' : ''}`}>
      {story.picture && (
        <a class="story__picture" href={href} tabIndex={-1} aria-hidden="true"><Picture picture={story.picture} sizes={lead ? '(min-width: 46rem) 40rem, 100vw' : '20rem'} alt="" /></a>
      )}
      {story.kicker && <p class="kicker">{story.kicker}</p>}
      <Heading><a href={href}>{story.title}</a></Heading>
      {lead && story.lede && <p>{story.lede}</p>}
      {lead && begins && <p class={story.lede ? 'story__begins' : undefined}>{begins} <a href={href}>Read more<span class="unseen">: {story.title}</span></a></p>}
      <p class="meta">{story.author}{story.author && story.published_at && ', '}{story.published_at && <Day at={story.published_at} />}</p>
    </article>
  )
}
