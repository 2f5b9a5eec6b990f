import type { Context } from 'hono'
import * as appreciations from '#domain/content/appreciations.ts'
import * as pages from '#domain/content/pages.ts'
import * as stories from '#domain/content/stories.ts'
import { type Env, room } from '#http/context.ts'
import { passing } from '#http/gate.ts'
import { routes } from '#http/routes.ts'

const { story: oneStory, page: onePage, storyAppreciation, pageAppreciation } = routes.site

export const appreciationRoutes = room()

appreciationRoutes.put(storyAppreciation.pattern, async (c) => {
  const story = await stories.find(c.var.db, c.req.param('slug'))
  return story ? like(c, 'story', story, oneStory.href(story)) : c.notFound()
})

appreciationRoutes.put(pageAppreciation.pattern, async (c) => {
  const page = await pages.find(c.var.db, c.req.param('slug'))
  return page?.audience === 'everyone' ? like(c, 'page', page, onePage.href(page)) : c.notFound()
})

/** Sets no cookie: the thanks stand in the page already, and the fragment shows them. */
async function like(c: Context<Env>, kind: appreciations.Kind, subject: { id: number }, href: string) {
  if (await passing(c, 'appreciations') !== 'open') return c.redirect(`${href}#liked-later`, 303)
  await appreciations.appreciate(c.var.db, kind, subject, c.var.mark(`${kind} ${subject.id}`))
  return c.redirect(`${href}#liked`, 303)
}
