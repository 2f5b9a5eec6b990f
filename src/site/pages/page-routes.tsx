import * as pages from '#domain/content/pages.ts'
import * as redirects from '#domain/content/redirects.ts'
import * as reading from '#domain/staff/reading.ts'
import { dayOf } from '#engines/membership/days.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ClosedPage } from '#site/membership/closed-page.tsx'
import { standingHere } from '#site/membership/standing-here.ts'
import { PagePage } from '#site/pages/page-page.tsx'
import { near, wayTo } from '#site/pages/tree.ts'
import { shownHere } from '#site/texts/shown-here.ts'

export const pageRoutes = room()

pageRoutes.get(routes.site.about.pattern, async (c) => {
  const [first] = await pages.list(c.var.db)
  return first ? c.redirect(routes.site.page.href(first), 303) : c.notFound()
})

/** What is not for everybody is answered anew each time and kept nowhere. */
pageRoutes.get(routes.site.page.pattern, async (c) => {
  const { db, frame } = c.var
  const slug = c.req.param('slug')
  const page = await pages.find(db, slug)
  if (!page) {
    const moved = await redirects.follow(db, 'page', slug)
    return moved ? c.redirect(routes.site.page.href({ slug: moved }), 301) : c.notFound()
  }
  if (page.audience !== 'everyone') {
    c.header('cache-control', 'private, no-store')
    const actor = await c.var.who()
    if (!await reading.mayRead(db, actor, page, dayOf(new Date()))) {
      return page.audience === 'members' ? show(c, <ClosedPage frame={frame} standing={await standingHere(c)} />, 403) : c.notFound()
    }
  }
  const [all, shown] = await Promise.all([pages.list(db, page.audience), shownHere(c, page.body)])
  return show(c, <PagePage frame={frame} page={page} shown={shown} way={wayTo(page, all)} nearby={near(page, all)} />)
})
