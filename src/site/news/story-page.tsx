import type { ComponentChildren } from 'preact'
import type { Listed, Pictured } from '#domain/content/stories.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { ArticleBody, type Shown } from '#ui/article-body.tsx'
import { Day } from '#ui/day.tsx'
import { Liked } from '#ui/liked.tsx'
import { LinkedData } from '#ui/linked-data.tsx'
import { PictureFigure, srcOf } from '#ui/picture.tsx'
import { SignUp } from '#ui/sign-up.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { StoryRow } from '#ui/story-row.tsx'
import { byline, minutesToRead, storyKinds } from '#ui/story-words.ts'

type Props = { frame: Frame; story: Pictured; shown: Shown; related: Listed[]; noIndex?: boolean; above?: ComponentChildren }

export function StoryPage({ frame, story, shown, related, noIndex, above }: Props) {
  return (
    <SiteLayout frame={frame} room="news" title={story.title} description={story.lede} noIndex={noIndex} article card={{ kind: 'story', slug: story.slug }} picture={story.picture ?? undefined}>
      <div class="wrap">
        {above}
        {!noIndex && <LinkedData of={articleOf(frame, story)} />}
        <article>
          <header class="page-head post-head">
            <p class="kicker">{story.kicker || <a href={routes.site.stories.href({}, { kind: story.kind })}>{storyKinds[story.kind]}</a>}</p>
            <h1>{story.title}</h1>
            {story.lede && <p class="lede">{story.lede}</p>}
            <p class="meta">
              {story.author && <>By {byline(story)}&nbsp;· </>}
              {story.published_at && <><Day at={story.published_at} />&nbsp;· </>}
              {minutesToRead(story.plain) === 1 ? '1 minute' : `${minutesToRead(story.plain)} minutes`}
            </p>
          </header>
          {story.picture && <div class="lead-figure"><PictureFigure picture={story.picture} sizes="(min-width: 60rem) 56rem, 100vw" first /></div>}
          <ArticleBody shown={shown} path={frame.path} />
        </article>
        {!noIndex && <Liked href={routes.site.storyAppreciation.href(story)} link={frame.origin + frame.path} title={story.title} />}
        {related.length > 0 && (
          <section class="section" aria-labelledby="more">
            <div class="section__in">
              <div class="section__head"><h2 id="more">More to read</h2> <a class="section__more" href={routes.site.stories.href()}>All news</a></div>
              <div class="columns columns--narrow">{related.map((other) => <StoryRow story={other} />)}</div>
            </div>
          </section>
        )}
        <SignUp />
      </div>
    </SiteLayout>
  )
}

function articleOf(frame: Frame, story: Pictured) {
  const publisher = { '@type': 'Organization', name: frame.organization.name, url: frame.origin + routes.site.home.href() }
  return {
    '@type': 'NewsArticle', headline: story.title, description: story.lede || undefined, datePublished: story.published_at?.toISOString(), publisher,
    image: story.picture ? frame.origin + srcOf(story.picture) : undefined,
    mainEntityOfPage: frame.origin + frame.path, author: story.author ? { '@type': 'Person', name: story.author } : publisher,
  }
}
