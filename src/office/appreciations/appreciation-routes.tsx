import * as appreciations from '#domain/content/appreciations.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { AppreciationsPage } from '#office/appreciations/appreciations-page.tsx'
import { guard } from '#office/guard.ts'

export const appreciationRoutes = room()

appreciationRoutes.get(routes.office.appreciations.pattern, guard('read appreciations'), async (c) => {
  const { db, frame, actor } = c.var
  return show(c, <AppreciationsPage frame={frame} actor={actor} liked={await appreciations.list(db)} />)
})
