import { stream } from 'hono/streaming'
import * as belonging from '#domain/groups/belonging.ts'
import * as imports from '#domain/people/arrivals/imports.ts'
import * as ownFile from '#domain/people/arrivals/own-file.ts'
import * as refusals from '#domain/people/arrivals/refusals.ts'
import * as scope from '#domain/staff/scope.ts'
import { csvLine } from '#engines/csv/csv.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { guard } from '#office/guard.ts'
import { found } from '#office/imports/found.ts'
import { refusal } from '#office/refusal.tsx'
import * as audit from '#platform/audit.ts'

const kinds: Record<string, { type: string; isTable: boolean }> = {
  'people.csv': { type: 'text/csv; charset=utf-8', isTable: true },
  'people.ndjson': { type: 'application/x-ndjson; charset=utf-8', isTable: false },
}

export const fileRoutes = room()

/** Everything about everybody, in a form that can be taken in again. */
fileRoutes.get(routes.office.peopleFile.pattern, guard('export people'), async (c) => {
  const { db, actor, log, inScope } = c.var
  const kind = kinds[c.req.param('name')]
  if (!kind) return c.notFound()
  if (!scope.isWhole(actor, 'export people')) return refusal(c)
  await audit.record(db, actor, { act: 'export', subject: 'people', subjectId: 'everybody' })
  c.header('content-type', kind.type)
  c.header('content-disposition', `attachment; filename="${c.req.param('name')}"`)
  c.header('cache-control', 'no-store')
  return stream(c, (out) => inScope(async (tx) => {
    const file = await ownFile.open(tx)
    await out.write(kind.isTable ? ownFile.tableHead(file) : ownFile.jsonHead(file))
    for await (const { ids, rows } of file.pages()) {
      if (out.aborted) return
      const groups = await belonging.wordsFor(tx, ids)
      const whole = rows.map((row, at) => ({ ...row, groups: groups.get(ids[at] ?? 0) ?? [] }))
      await out.write(whole.map((row) => (kind.isTable ? ownFile.tableLine(file.columns, row) : `${JSON.stringify(row)}\n`)).join(''))
    }
  }), async (error) => log.error({ error: { name: error.name, stack: error.stack } }, 'an export broke off'))
})

/** The rows that were refused, as they stood in the file, with the reason in front: to be mended and sent again. */
fileRoutes.get(routes.office.importRefusals.pattern, guard('import people'), async (c) => {
  const { db, log } = c.var
  const one: imports.Import | undefined = await found(c)
  if (!one) return c.notFound()
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="refused-rows-${one.id}.csv"`)
  c.header('cache-control', 'no-store')
  return stream(c, async (out) => {
    await out.write(csvLine(['Row', 'Why it was refused', ...one.columns]))
    for await (const page of refusals.inPages(db, one)) {
      if (out.aborted) return
      await out.write(page.map(({ row, reason, cells }) => csvLine([row, reason, ...cells])).join(''))
    }
  }, async (error) => log.error({ error: { name: error.name, stack: error.stack } }, 'an export broke off'))
})
