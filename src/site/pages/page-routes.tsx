import * as pages from '#domain/content/pages.ts'
import * as reading from '#domain/staff/reading.ts'
import { dayOf } from '#engines/membership/days.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ClosedPage } from '#site/membership/closed-page.tsx'
import { standingHere } from '#site/membership/standing-here.ts'
import { PagePage } from '#site/pages/page-page.tsx'

export const pageRoutes = room()

pageRoutes.get(routes.site.about.pattern, async (c) => {
  const [first] = await pages.list(c.var.db)
  return first ? c.redirect(routes.site.page.href(first), 303) : c.notFound()
})

/** What is not for everybody is answered anew each time and kept nowhere. */
pageRoutes.get(routes.site.page.pattern, async (c) => {
  const { db, frame } = c.var
  const page = await pages.find(db, c.req.param('slug'))
  if (!page) return c.notFound()
  if (page.audience !== 'everyone') {
    c.header('cache-control', 'private, no-store')
    const actor = await c.var.who()
    if (!await reading.mayRead(db, actor, page, dayOf(new Date()))) {
      return page.audience === 'members' ? show(c, <ClosedPage frame={frame} standing={await standingHere(c)} />, 403) : c.notFound()
    }
  }
  const others = await pages.list(db, page.audience)
  return show(c, <PagePage frame={frame} page={page} others={others.filter(({ slug }) => slug !== page.slug)} />)
})
