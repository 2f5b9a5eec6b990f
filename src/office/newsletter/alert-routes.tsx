import type { Context } from 'hono'
import { z } from 'zod'
import * as publishing from '#domain/actions/publishing.ts'
import * as groups from '#domain/groups/groups.ts'
import { listOf } from '#domain/groups/members.ts'
import { draftAlert, type Sender } from '#domain/newsletter/alerts.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { asGiven, readForm, type Refused, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { NewsletterPage } from '#office/newsletter/newsletter-page.tsx'
import { numberShape } from '#office/number-shape.ts'

const { actionMailings, mailing, action: desk, actions } = routes.office
const alertForm = z.object({ subject: z.string().trim().min(1, 'What is it about?').max(200, 'That is too long for a subject.'), to: z.string().default('') })

export const alertRoutes = room()

alertRoutes.get(actionMailings.pattern, guard('write to people'), async (c) => {
  const action = await liveIn(c)
  return action ? showAlerts(c, action) : c.notFound()
})

alertRoutes.post(actionMailings.pattern, guard('write to people'), async (c) => {
  const action = await liveIn(c)
  if (!action) return c.notFound()
  const form = await readForm(c, alertForm)
  if (!form.ok) return showAlerts(c, action, form)
  const sender = (await sendersIn(c)).find(({ value }) => value === form.values.to)
  if (!sender) return showAlerts(c, action, refuse(form.values, 'to', 'Choose to whom you write.'))
  const { id } = await draftAlert(c.var.db, c.var.actor, action, sender, form.values.subject)
  return c.redirect(mailing.href({ id }), 303)
})

/** What one can take part in now: nobody is written to about anything else. */
async function liveIn(c: Context<Inside>): Promise<publishing.LiveAction | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  return id.success ? (await publishing.liveAmong(c.var.db, [id.data]))[0] : undefined
}

/** From whom this actor may write about it: from the whole organization, or from a group in their care. */
async function sendersIn(c: Context<Inside>): Promise<(Sender & { value: string; words: string })[]> {
  const { db, actor, frame } = c.var
  if (scope.isWhole(actor, 'write to people')) return [{ value: 'everybody', words: 'The constituents of those whom it addresses', name: frame.organization.name, list: 'newsletter' }]
  const theirs = scope.groupsOf(actor, 'write to people')
  const found = theirs.length ? await groups.roll(db, { ids: theirs, limit: 200 }) : []
  return found.map(({ id, name }) => ({ value: `group-${id}`, words: `Its constituents among the members of ${name}`, name, list: listOf({ id }), group: { id } }))
}

async function showAlerts(c: Context<Inside>, action: publishing.LiveAction, form?: Refused) {
  const { db, frame, actor } = c.var
  const theirs = scope.isWhole(actor, 'write to people') ? undefined : scope.groupsOf(actor, 'write to people')
  const [written, to] = await Promise.all([mailings.list(db, { action_id: action.id }, { groups: theirs }), sendersIn(c)])
  const above = scope.isWhole(actor, 'read actions') ? { words: action.title, href: desk.href(action) } : { words: 'Actions', href: actions.href() }
  const page = (
    <NewsletterPage
      frame={frame} actor={actor} mailings={written} form={form ?? asGiven({ subject: action.title })} refused={!!form} to={to.map(({ value, words }) => [value, words] as const)}
      towards={{ room: 'actions', title: `Write about “${action.title}”`, action: actionMailings.href(action), above }}
    />
  )
  return show(c, page, form ? 422 : 200)
}
