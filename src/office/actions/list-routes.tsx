import { isWaiting } from '#domain/actions/asking.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as submissions from '#domain/actions/submissions.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ActionsPage } from '#office/actions/actions-page.tsx'
import { guard } from '#office/guard.ts'

export const listRoutes = room()

listRoutes.get(routes.office.actions.pattern, guard('read actions'), async (c) => {
  const { db, frame, actor } = c.var
  const whole = scope.isWhole(actor, 'read actions')
  const listed = await publishing.list(db, whole ? undefined : scope.groupsOf(actor, 'read actions'))
  const shelves = Map.groupBy(listed, (action) => (isWaiting(action) ? 'waiting' : publishing.stageOf(action)))
  const submitted = may(actor, 'publish actions') ? await submissions.waiting(db) : undefined
  return show(c, <ActionsPage frame={frame} actor={actor} shelves={shelves} whole={whole} submitted={submitted} />)
})
