import * as forgetting from '#domain/people/forgetting.ts'
import * as people from '#domain/people/people.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { ForgettingPage } from '#office/retention/forgetting-page.tsx'
import * as audit from '#platform/audit.ts'
import { together } from '#platform/together.ts'

const { personForgetting, people: all } = routes.office

export const forgettingRoutes = room()

forgettingRoutes.get(personForgetting.pattern, guard('forget people'), async (c) => {
  const { actor, db, frame } = c.var
  const id = numberShape.safeParse(c.req.param('id'))
  const person = id.success && await people.find(db, id.data)
  return person ? show(c, <ForgettingPage frame={frame} actor={actor} person={person} />) : c.notFound()
})

forgettingRoutes.put(personForgetting.pattern, guard('forget people'), async (c) => {
  const { actor, db } = c.var
  const id = numberShape.safeParse(c.req.param('id'))
  const forgotten = id.success && await together(db, async (tx) => {
    const known = await forgetting.forget(tx, [id.data], 'office')
    if (known > 0) await audit.record(tx, actor, { act: 'forget', subject: 'person', subjectId: id.data })
    return known > 0
  })
  return forgotten ? c.redirect(all.href(), 303) : c.notFound()
})
