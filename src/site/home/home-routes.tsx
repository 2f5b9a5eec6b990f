import * as publishing from '#domain/actions/publishing.ts'
import * as stories from '#domain/content/stories.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { doorsFor } from '#site/find/doors-for.ts'
import { HomePage } from '#site/home/home-page.tsx'

export const homeRoutes = room()

homeRoutes.get(routes.site.home.pattern, async (c) => {
  const { db, frame } = c.var
  const [[urgent, ...others], latest] = await Promise.all([publishing.listLive(db), stories.latest(db, { limit: 4 })])
  return show(c, <HomePage frame={frame} urgent={urgent} others={others.slice(0, 3)} stories={latest} doors={doorsFor(c)} />)
})
