import type { Context } from 'hono'
import { z } from 'zod'
import * as publishing from '#domain/actions/publishing.ts'
import * as mailings from '#domain/newsletter/mailings.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { readForm, type Refused, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { type Addressed, addressable, groupAddressed, segmentAddressed } from '#office/newsletter/addressed.ts'
import { NewsletterPage, type Towards } from '#office/newsletter/newsletter-page.tsx'
import { numberShape } from '#office/number-shape.ts'
import { refusal } from '#office/refusal.tsx'

const { newsletter, groupMailings, segmentMailings, mailing, groups: roll, segments } = routes.office
const beginningForm = z.object({ subject: z.string().trim().min(1, 'What is it about? You can change it later.').max(200, 'That is too long for a subject.'), to: z.string().default('') })
const olderShape = z.object({ older: numberShape.optional().catch(undefined) })
const shown = 50
const offered = 12

export const newsletterRoutes = room()

newsletterRoutes.get(newsletter.pattern, guard('write to people'), async (c) => showAll(c))

newsletterRoutes.post(newsletter.pattern, guard('write to people'), async (c) => {
  const form = await readForm(c, beginningForm)
  if (!form.ok) return showAll(c, form)
  const to = (await addressable(c)).find(({ value }) => value === form.values.to)
  return to ? begin(c, to, form.values.subject) : showAll(c, refuse(form.values, 'to', 'Choose to whom you write.'))
})

const circles = [
  { at: groupMailings, addressed: groupAddressed, room: 'groups', above: { words: 'Groups and teams', href: roll.href() } },
  { at: segmentMailings, addressed: segmentAddressed, room: 'segments', above: { words: 'Segments', href: segments.href() } },
] as const

for (const { at, addressed, room: inside, above } of circles) {
  const { pattern } = at
  const showThem = async (c: Context<Inside>, id: number, to: Addressed, form?: Refused) => {
    const { db, frame, actor } = c.var
    const { group_id, segment_id } = to.circle
    const towards: Towards = { room: inside, above, circle: true, title: `Letters to ${to.header.audience}`, action: at.href({ id }) }
    const written = await mailings.list(db, group_id === null ? { segment_id } : { group_id }, { ...olderIn(c), limit: shown + 1 })
    const further = olderThan(written, (older) => at.href({ id }, { older }))
    return show(c, <NewsletterPage frame={frame} actor={actor} mailings={written.slice(0, shown)} older={further} towards={towards} form={form} />, form ? 422 : 200)
  }

  newsletterRoutes.get(pattern, guard('write to people'), async (c) => {
    const id = numberShape.safeParse(c.req.param('id'))
    const to = id.success ? await addressed(c, id.data) : undefined
    return id.success && to ? showThem(c, id.data, to) : refusal(c)
  })

  newsletterRoutes.post(pattern, guard('write to people'), async (c) => {
    const id = numberShape.safeParse(c.req.param('id'))
    const to = id.success ? await addressed(c, id.data) : undefined
    if (!id.success || !to) return refusal(c)
    const form = await readForm(c, beginningForm)
    return form.ok ? begin(c, to, form.values.subject) : showThem(c, id.data, to, form)
  })
}

async function begin(c: Context<Inside>, { circle, header }: Addressed, subject: string) {
  const { id } = await mailings.draft(c.var.db, c.var.actor, { kind: 'letter', ...circle, ...header, subject, blocks: [] })
  return c.redirect(mailing.href({ id }), 303)
}

async function showAll(c: Context<Inside>, form?: Refused) {
  const { db, frame, actor } = c.var
  const whole = scope.isWhole(actor, 'write to people')
  const groups = whole ? undefined : scope.groupsOf(actor, 'write to people')
  const [written, to, live] = await Promise.all([mailings.list(db, {}, { ...olderIn(c), groups, limit: shown + 1 }), addressable(c), publishing.listLive(db)])
  const page = (
    <NewsletterPage
      frame={frame} actor={actor} mailings={written.slice(0, shown)} older={olderThan(written, (older) => newsletter.href({}, { older }))} form={form} whole={whole}
      to={to.map(({ value, words }) => [value, words] as const)} actions={live.slice(0, offered)} gone={c.req.query('did') === 'remove'}
    />
  )
  return show(c, page, form ? 422 : 200)
}

/** Where those before the last one shown stand, if there are any. */
function olderThan(written: readonly { id: number }[], href: (older: number) => string): string | undefined {
  const last = written[shown - 1]
  return last && written.length > shown ? href(last.id) : undefined
}

function olderIn(c: Context<Inside>) {
  const { older } = olderShape.parse(c.req.query())
  return { olderThan: older }
}
