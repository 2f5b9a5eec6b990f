import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { doorsFor } from '#site/find/doors-for.ts'
import { HomePage } from '#site/home/home-page.tsx'
import { shownOnHome } from '#site/home/shown.ts'

export const homeRoutes = room()

homeRoutes.get(routes.site.home.pattern, async (c) =>
  show(c, <HomePage frame={c.var.frame} shown={await shownOnHome(c.var.db)} doors={doorsFor(c)} />))
