import { z } from 'zod'
import * as pages from '#domain/content/pages.ts'
import * as payments from '#domain/membership/payments.ts'
import * as reading from '#domain/staff/reading.ts'
import { dayOf } from '#engines/membership/days.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { unkept } from '#http/unkept.ts'
import { ClosedPage } from '#site/membership/closed-page.tsx'
import { MembersPage } from '#site/membership/members-page.tsx'
import { ReceiptPage } from '#site/membership/receipt-page.tsx'
import { standingHere } from '#site/membership/standing-here.ts'

const { members, receipt } = routes.site
const idShape = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number)

export const memberRoutes = room()
for (const { pattern } of [members, receipt]) memberRoutes.use(pattern, unkept)

memberRoutes.get(members.pattern, async (c) => {
  const { db, frame } = c.var
  const [actor, standing] = await Promise.all([c.var.who(), standingHere(c)])
  if (!standing || !await reading.mayRead(db, actor, { audience: 'members' }, dayOf(new Date()))) return show(c, <ClosedPage frame={frame} standing={standing} />, 403)
  const [open, paid] = await Promise.all([pages.list(db, 'members'), actor?.personId ? payments.ofPerson(db, { id: actor.personId }) : []])
  return show(c, <MembersPage frame={frame} standing={standing} pages={open} payments={paid} />)
})

/** One's own; somebody else's is not found. */
memberRoutes.get(receipt.pattern, async (c) => {
  const { db, frame } = c.var
  const actor = await c.var.who()
  if (!actor) return c.redirect(routes.site.signIn.href({}, { next: frame.path }), 303)
  const id = idShape.safeParse(c.req.param('id'))
  const payment = id.success ? await payments.find(db, id.data) : undefined
  return payment?.person_id && payment.person_id === actor.personId ? show(c, <ReceiptPage frame={frame} payment={payment} />) : c.notFound()
})
