import { z } from 'zod'
import { may } from '#domain/staff/may.ts'
import * as staff from '#domain/staff/staff.ts'
import { room } from '#http/context.ts'
import { onePage } from '#http/one-page.ts'
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
  const { shown, last } = onePage(await audit.list(db, { olderThan: before, limit: limit + 1 }), limit)
  const names = await staff.namesOf(db, shown.flatMap(({ subject, subject_id }) => (subject === 'staff' ? [subject_id] : [])))
  return show(c, <AuditPage frame={frame} actor={actor} entries={shown} names={names} older={last?.id} newest={!before} />)
})
