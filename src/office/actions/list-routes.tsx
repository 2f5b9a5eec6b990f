import * as publishing from '#domain/actions/publishing.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ActionsPage } from '#office/actions/actions-page.tsx'
import { guard } from '#office/guard.ts'

export const listRoutes = room()

listRoutes.get(routes.office.actions.pattern, guard('read actions'), async (c) => {
  const { db, frame, actor } = c.var
  const byStage = Map.groupBy(await publishing.list(db), (action) => publishing.stageOf(action))
  return show(c, <ActionsPage frame={frame} actor={actor} byStage={byStage} />)
})
