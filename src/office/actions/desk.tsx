import type { Context } from 'hono'
import type { Action } from '#domain/actions/actions.ts'
import * as publishing from '#domain/actions/publishing.ts'
import * as groups from '#domain/groups/groups.ts'
import * as submissions from '#domain/actions/submissions.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import { show } from '#http/show.ts'
import { DraftPage } from '#office/actions/draft-page.tsx'
import type { Refusing } from '#office/actions/refused-act.tsx'
import { resultsFor } from '#office/actions/results-for.ts'
import { ResultsPage } from '#office/actions/results-page.tsx'
import type { Inside } from '#office/guard.ts'

/** The desk of an action: what came of it, or for a group its own draft. Also when something was refused there. */
export async function desk(c: Context<Inside>, action: Action, refusing?: Refusing) {
  const { db, frame, actor } = c.var
  const group = action.group_id ? await groups.find(db, action.group_id) : undefined
  const submission = may(actor, 'publish actions') ? await submissions.ofAction(db, action) : undefined
  const shared = { frame, actor, action, group, refusing, did: refusing ? {} : c.req.query() }
  const status = refusing ? 422 : 200
  if (!scope.isWhole(actor, 'read reports')) return show(c, <DraftPage {...shared} />, status)
  return show(c, <ResultsPage {...shared} submission={submission} stage={publishing.stageOf(action)} results={await resultsFor(c, action)} />, status)
}
