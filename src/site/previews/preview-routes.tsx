import * as events from '#domain/calendar/events.ts'
import * as pageDrafts from '#domain/content/page-drafts.ts'
import * as previews from '#domain/content/previews.ts'
import * as storyDrafts from '#domain/content/story-drafts.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { showTriedOut } from '#site/calendar/show-time.tsx'
import { StoryPage } from '#site/news/story-page.tsx'
import { PagePage } from '#site/pages/page-page.tsx'
import { shownHere } from '#site/texts/shown-here.ts'

const above = <p class="notice notice--careful" role="status">This is a preview. It may still change, and it is not for passing on.</p>

export const previewRoutes = room()
previewRoutes.use(routes.site.previewed.pattern, unkept)

/** What a key opens, as visitors would see it; no search engine is to keep it. */
previewRoutes.get(routes.site.previewed.pattern, async (c) => {
  const { db, frame } = c.var
  const writing = await previews.find(db, c.req.param('token'))
  if (writing?.kind === 'story') {
    const story = await storyDrafts.find(db, writing.id)
    if (story && !story.binned_at) return show(c, <StoryPage frame={frame} story={story} shown={await shownHere(c, story.body)} related={[]} noIndex above={above} />)
  }
  const event = writing?.kind === 'event' ? await events.find(db, writing.id) : undefined
  if (event) return showTriedOut(c, event, above)
  const page = writing?.kind === 'page' ? await pageDrafts.find(db, writing.id) : undefined
  if (page && !page.binned_at) return show(c, <PagePage frame={frame} page={page} shown={await shownHere(c, page.body)} way={[]} nearby={[]} noIndex above={above} />)
  return c.notFound()
})
