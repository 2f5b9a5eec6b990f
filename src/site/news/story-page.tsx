import type { Story } from '#domain/content/stories.ts'
import type { Frame } from '#http/frame.ts'
import { Day } from '#ui/day.tsx'
import { Prose } from '#ui/prose.tsx'
import { SignUp } from '#ui/sign-up.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

export function StoryPage({ frame, story }: { frame: Frame; story: Story }) {
  return (
    <SiteLayout frame={frame} room="news" title={story.title} description={story.lede}>
      <div class="wrap">
        <article>
          <header class="page-head post-head">
            {story.kicker && <p class="kicker">{story.kicker}</p>}
            <h1>{story.title}</h1>
            <p class="lede">{story.lede}</p>
            <p class="meta">{story.author}{story.author && ', '}{story.published_at && <Day at={story.published_at} />}</p>
          </header>
          <div class="prose"><Prose text={story.body} /></div>
        </article>
        <SignUp />
      </div>
    </SiteLayout>
  )
}
