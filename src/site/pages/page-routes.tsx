import * as pages from '#domain/content/pages.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { PagePage } from '#site/pages/page-page.tsx'

export const pageRoutes = room()

pageRoutes.get(routes.site.about.pattern, async (c) => {
  const [first] = await pages.list(c.var.db)
  return first ? c.redirect(routes.site.page.href(first), 303) : c.notFound()
})

pageRoutes.get(routes.site.page.pattern, async (c) => {
  const { db, frame } = c.var
  const [page, all] = await Promise.all([pages.find(db, c.req.param('slug')), pages.list(db)])
  return page ? show(c, <PagePage frame={frame} page={page} others={all.filter(({ slug }) => slug !== page.slug)} />) : c.notFound()
})
