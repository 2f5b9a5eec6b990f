import * as stories from '#domain/content/stories.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { NewsPage } from '#site/news/news-page.tsx'
import { StoryPage } from '#site/news/story-page.tsx'

export const newsRoutes = room()

newsRoutes.get(routes.site.stories.pattern, async (c) => {
  return show(c, <NewsPage frame={c.var.frame} stories={await stories.latest(c.var.db)} />)
})

newsRoutes.get(routes.site.story.pattern, async (c) => {
  const story = await stories.find(c.var.db, c.req.param('slug'))
  return story ? show(c, <StoryPage frame={c.var.frame} story={story} />) : c.notFound()
})
