import type { Context } from 'hono'
import type { Action } from '#domain/actions/actions.ts'
import * as notes from '#domain/actions/notes.ts'
import * as results from '#domain/actions/results.ts'
import { everyDay } from '#engines/charts/days.ts'
import { onePage } from '#http/one-page.ts'
import type { Inside } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { townMap } from '#office/actions/town-map.ts'
import type { Results } from '#office/actions/results-page.tsx'
import { today } from '#ui/day.tsx'

const notesPerPage = 20

/** What an action's page shows, every panel read at the same time. */
export async function resultsFor(c: Context<Inside>, action: Action): Promise<Results> {
  const { db } = c.var
  const { jurisdiction, districts } = c.var.atlas()
  const olderThan = numberShape.optional().catch(undefined).parse(c.req.query('older'))
  const [callers, days, outcomes, officials, written] = await Promise.all([
    results.callers(db, action),
    results.byDay(db, action, jurisdiction.timeZone),
    results.byOutcome(db, action),
    results.byOfficial(db, action),
    notes.list(db, action, { olderThan, limit: notesPerPage + 1 }),
  ])
  const { shown, last } = onePage(written, notesPerPage)
  return {
    callers, outcomes, officials,
    days: everyDay(days, today()),
    notes: shown,
    older: last?.id,
    drawn: districts && townMap(districts),
  }
}
