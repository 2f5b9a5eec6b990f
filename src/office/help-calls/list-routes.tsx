import * as groups from '#domain/groups/groups.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import * as helpCalls from '#domain/volunteering/help-calls.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard } from '#office/guard.ts'
import { scopeOf } from '#office/help-calls/found.ts'
import { HelpCallsPage } from '#office/help-calls/help-calls-page.tsx'

export const helpCallListRoutes = room()

helpCallListRoutes.get(routes.office.helpCalls.pattern, guard('read volunteers'), async (c) => {
  const { db, frame, actor } = c.var
  const { whole, groups: own } = scopeOf(c, 'read volunteers')
  const now = new Date()
  const [coming, over, named] = [await helpCalls.list(db, whole ? 'all' : own, 'to come', now), await helpCalls.list(db, whole ? 'all' : own, 'over', now), await groups.names(db)]
  const shown = (call: helpCalls.Placed) => ({ ...call, stage: helpCalls.stageOf(call, now), group: named.find(({ id }) => id === call.group_id)?.name ?? frame.organization.name })
  return show(c, (
    <HelpCallsPage
      frame={frame} actor={actor} coming={coming.map(shown)} over={over.map(shown)} mayCall={may(actor, 'call for help')} mayList={scope.isWhole(actor, 'call for help')}
    />
  ))
})
