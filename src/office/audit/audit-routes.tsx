import { z } from 'zod'
import { may } from '#domain/staff/may.ts'
import * as staff from '#domain/staff/staff.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { AuditPage } from '#office/audit/audit-page.tsx'
import { numberShape } from '#office/number-shape.ts'
import { refusal } from '#office/refusal.tsx'
import * as audit from '#platform/audit.ts'

const limit = 50
const pageShape = z.object({ before: numberShape.optional().catch(undefined) })

export const auditRoutes = room()

auditRoutes.get(routes.office.audit.pattern, async (c) => {
  const { actor, db, frame } = c.var
  if (!may(actor, 'read the audit log')) return refusal(c)
  const { before } = pageShape.parse(c.req.query())
  const found = await audit.list(db, { olderThan: before, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const older = found.length > limit ? shown.at(-1)?.id : undefined
  const names = await staff.namesOf(db, shown.flatMap(({ subject, subject_id }) => (subject === 'staff' ? [subject_id] : [])))
  return show(c, <AuditPage frame={frame} actor={actor} entries={shown} names={names} older={older} newest={!before} />)
})
