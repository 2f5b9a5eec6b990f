import type { Context } from 'hono'
import { z } from 'zod'
import * as mailings from '#domain/audiences/mailings.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { readForm, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { type Addressed, groupIn, segmentIn } from '#office/mailings/circles.ts'
import { MailingPage } from '#office/mailings/mailing-page.tsx'
import { MailingsPage } from '#office/mailings/mailings-page.tsx'
import { numberShape } from '#office/number-shape.ts'
import { refusal } from '#office/refusal.tsx'

const { groupMailings, segmentMailings, mailing, dispatch } = routes.office
const wordsForm = z.object({
  subject: z.string().trim().min(1, 'What is it about?').max(200, 'That is too long for a subject.'),
  body: z.string().trim().min(1, 'What do you want to say?').max(20_000, 'That is longer than a letter can be.'),
})
const sendingForm = z.object({ number: z.coerce.number().int().optional().catch(undefined) })

export const mailingRoutes = room()

for (const [{ pattern }, addressedIn] of [[groupMailings, groupIn], [segmentMailings, segmentIn]] as const) {
  mailingRoutes.get(pattern, guard('write to people'), async (c) => showCircle(c, await addressedIn(c)))

  /** Nothing leaves before its writer has read it once more. */
  mailingRoutes.post(pattern, guard('write to people'), async (c) => {
    const { db, actor } = c.var
    const addressed = await addressedIn(c)
    if (!addressed) return refusal(c)
    const form = await readForm(c, wordsForm)
    if (!form.ok) return showCircle(c, addressed, form)
    const { circle, header, whom } = addressed
    const { id } = await mailings.draft(db, actor, { ...form.values, ...circle, ...header }, whom, scope.reachOf(actor, 'write to people'))
    return c.redirect(mailing.href({ id }), 303)
  })
}

mailingRoutes.get(mailing.pattern, guard('write to people'), (c) => showMailing(c))

mailingRoutes.put(mailing.pattern, guard('write to people'), async (c) => {
  const found = await mailingIn(c)
  if (!found) return c.notFound()
  const form = await readForm(c, wordsForm)
  if (!form.ok) return showMailing(c, { form })
  await mailings.rewrite(c.var.db, c.var.actor, found.id, form.values)
  return c.redirect(mailing.href(found), 303)
})

mailingRoutes.put(dispatch.pattern, guard('write to people'), async (c) => {
  const found = await mailingIn(c)
  if (!found) return c.notFound()
  const form = await readForm(c, sendingForm)
  const sent = await mailings.send(c.var.db, c.var.actor, found.id, form.ok ? form.values.number : undefined)
  return sent === 'on its way' || sent === 'not a draft' ? c.redirect(mailing.href(found), 303) : showMailing(c, { sent })
})

mailingRoutes.delete(dispatch.pattern, guard('write to people'), async (c) => {
  const found = await mailingIn(c)
  if (!found) return c.notFound()
  await mailings.cancel(c.var.db, c.var.actor, found.id)
  return c.redirect(mailing.href(found), 303)
})

async function showCircle(c: Context<Inside>, addressed: Addressed | undefined, form?: Refused) {
  const { db, actor, frame } = c.var
  if (!addressed) return refusal(c)
  return show(c, <MailingsPage frame={frame} actor={actor} to={addressed} mailings={await mailings.list(db, addressed.circle)} form={form} />, form ? 422 : 200)
}

async function showMailing(c: Context<Inside>, refused: { form?: Refused; sent?: mailings.Sent } = {}) {
  const { frame, actor } = c.var
  const found = await mailingIn(c)
  if (!found) return c.notFound()
  const page = <MailingPage frame={frame} actor={actor} mailing={found} many={mailings.many} {...refused} />
  return show(c, page, refused.form || refused.sent ? 422 : 200)
}

/** A mailing that is this actor's business; another group's is not there for them. */
async function mailingIn(c: Context<Inside>) {
  const id = numberShape.safeParse(c.req.param('id'))
  const found = id.success ? await mailings.find(c.var.db, id.data) : undefined
  if (!found) return undefined
  const allowed = found.group_id === null ? scope.isWhole(c.var.actor, 'write to people') : may(c.var.actor, 'write to people', found.group_id)
  return allowed ? found : undefined
}
