import type { Context } from 'hono'
import * as archive from '#domain/newsletter/archive.ts'
import * as changes from '#domain/newsletter/changes.ts'
import * as composing from '#domain/newsletter/composing.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { readGiven, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { mailingIn } from '#office/newsletter/found.ts'
import { linesOf } from '#office/newsletter/lines-of.ts'
import { mayUndo } from '#office/newsletter/may-undo.ts'
import { readWords } from '#office/newsletter/mailing-form.ts'
import { MailingPage } from '#office/newsletter/mailing-page.tsx'
import { refusal } from '#office/refusal.tsx'

const { mailing, mailingArchiving, newsletter } = routes.office

export const mailingRoutes = room()

mailingRoutes.get(mailing.pattern, guard('write to people'), (c) => showMailing(c))

mailingRoutes.put(mailing.pattern, guard('write to people'), async (c) => {
  const found = await mailingIn(c)
  if (!found) return c.notFound()
  const form = readWords(await readGiven(c), { archives: archives(c) })
  if (!form.ok) return showMailing(c, form)
  const { version, words } = form.values
  const became = await composing.reword(c.var.db, c.var.actor, { id: found.id, version }, words)
  return c.redirect(mailing.href(found, { did: became === 'done' ? 'change' : became }), 303)
})

mailingRoutes.delete(mailing.pattern, guard('write to people'), async (c) => {
  const found = await mailingIn(c)
  if (!found) return c.notFound()
  await mailings.remove(c.var.db, c.var.actor, found.id)
  return c.redirect(newsletter.href({}, { did: 'remove' }), 303)
})

for (const [method, act] of [['PUT', archive.put], ['DELETE', archive.takeOut]] as const) {
  mailingRoutes.on(method, mailingArchiving.pattern, guard('write to people'), async (c) => {
    const found = await mailingIn(c)
    if (!found) return c.notFound()
    if (!archives(c)) return refusal(c)
    await act(c.var.db, c.var.actor, found)
    return c.redirect(mailing.href(found, { did: 'change' }), 303)
  })
}

/** What everybody may read is said by whoever writes for the whole organization. */
const archives = (c: Context<Inside>) => scope.isWhole(c.var.actor, 'write to people')

async function showMailing(c: Context<Inside>, form?: Refused) {
  const { db, frame, actor } = c.var
  const found = await mailingIn(c)
  if (!found) return c.notFound()
  const [lines, last] = await Promise.all([linesOf(db, found), found.stage === 'draft' ? changes.last(db, found) : undefined])
  const undoable = last && mayUndo(actor, last) ? last : undefined
  const page = <MailingPage frame={frame} actor={actor} mailing={found} lines={lines} last={undoable} archives={archives(c)} form={form} did={c.req.query('did')} />
  return show(c, page, form ? 422 : 200)
}
