import { stream } from 'hono/streaming'
import * as exporting from '#domain/actions/exporting.ts'
import * as reports from '#domain/actions/reports.ts'
import { csvLine } from '#engines/csv/csv.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { desk } from '#office/actions/desk.tsx'
import { found, idIn } from '#office/actions/found.ts'
import { guard } from '#office/guard.ts'
import * as audit from '#platform/audit.ts'
import { localTime } from '#ui/day.tsx'
import { outcomes, stances } from '#ui/words.ts'

export const resultRoutes = room()

resultRoutes.get(routes.office.action.pattern, guard('read actions'), async (c) => {
  const action = await found(c, 'read actions')
  return action ? desk(c, action) : c.notFound()
})

resultRoutes.get(routes.office.reports.pattern, guard('read reports'), async (c) => {
  const action = await found(c, 'read reports')
  return action ? c.redirect(routes.office.action.href(action), 303) : c.notFound()
})

/** Every report as a spreadsheet reads it. Hidden notes stay hidden. */
resultRoutes.get(routes.office.reportsCsv.pattern, guard('export reports'), async (c) => {
  const { db, actor, log } = c.var
  const action = await found(c, 'read reports')
  if (!action) return c.notFound()
  await audit.record(db, actor, { act: 'export reports', subject: 'action', subjectId: action.id })

  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${action.slug}-reports.csv"`)
  c.header('cache-control', 'no-store')
  return stream(c, async (out) => {
    await out.write(csvLine(['Reported', 'Legislator', 'Town', 'Outcome', 'Stance', 'Note', 'Name', 'E-mail']))
    for await (const page of exporting.inPages(db, action)) {
      if (out.aborted) return
      await out.write(page.map((row) => csvLine([localTime(row.reported_at).replace('T', ' '), row.official, row.town, outcomes[row.outcome], row.stance && stances[row.stance].word, row.note, row.name, row.email])).join(''))
    }
  }, async (error) => log.error({ error: { name: error.name, stack: error.stack } }, 'an export broke off'))
})

resultRoutes.put(routes.office.hiding.pattern, guard('hide notes'), async (c) => {
  const { db, actor } = c.var
  const report = await reports.find(db, idIn(c) ?? 0)
  if (!report) return c.notFound()
  await reports.hide(db, actor, report.id)
  return c.redirect(routes.office.action.href({ id: report.action_id }, { did: 'hide', note: report.id }), 303)
})

resultRoutes.delete(routes.office.hiding.pattern, guard('hide notes'), async (c) => {
  const { db, actor } = c.var
  const report = await reports.find(db, idIn(c) ?? 0)
  if (!report) return c.notFound()
  await reports.show(db, actor, report.id)
  return c.redirect(routes.office.action.href({ id: report.action_id }, { did: 'show', note: report.id }), 303)
})
