import { z } from 'zod'
import * as plankStories from '#domain/agenda/plank-stories.ts'
import * as redirects from '#domain/content/redirects.ts'
import * as stories from '#domain/content/stories.ts'
import { room } from '#http/context.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { NewsPage } from '#site/news/news-page.tsx'
import { StoryPage } from '#site/news/story-page.tsx'
import { shownHere } from '#site/texts/shown-here.ts'

const size = 12
const kindShape = z.enum(['statewide', 'local', 'election', 'perspective']).optional().catch(undefined)

export const newsRoutes = room()

/** `before` is the address of the last story that was seen. */
newsRoutes.get(routes.site.stories.pattern, async (c) => {
  const { db, frame } = c.var
  const kind = kindShape.parse(c.req.query('kind'))
  const [before, kinds, planks] = await Promise.all([stories.find(db, c.req.query('before') ?? ''), stories.kindsOut(db), plankStories.planksTold(db)])
  const plank = planks.find(({ slug }) => slug === c.req.query('plank'))
  const { shown, last } = onePage(await stories.latest(db, { kind, ids: plank && await plankStories.idsOf(db, plank.id), before, limit: size + 1 }), size)
  return show(c, <NewsPage frame={frame} stories={shown} kind={kind} kinds={kinds} plank={plank} planks={planks} older={last?.slug} newest={!before} />)
})

newsRoutes.get(routes.site.story.pattern, async (c) => {
  const { db, frame } = c.var
  const slug = c.req.param('slug')
  const story = await stories.find(db, slug)
  if (!story) {
    const moved = await redirects.follow(db, 'story', slug)
    return moved ? c.redirect(routes.site.story.href({ slug: moved }), 301) : c.notFound()
  }
  const [shown, related] = await Promise.all([shownHere(c, story.body), stories.relatedTo(db, story)])
  return show(c, <StoryPage frame={frame} story={story} shown={shown} related={related} />)
})
