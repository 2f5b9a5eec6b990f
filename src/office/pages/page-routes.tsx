import type { Context } from 'hono'
import { z } from 'zod'
import * as desks from '#domain/content/desks.ts'
import * as pageDrafts from '#domain/content/page-drafts.ts'
import { room } from '#http/context.ts'
import { type Form, readForm, readGiven, refuse } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { draftFrom, givenFrom, pageForm } from '#office/pages/page-form.ts'
import { type Choices, PageFormPage } from '#office/pages/page-form-page.tsx'
import { PagesPage } from '#office/pages/pages-page.tsx'
import { aliveNow } from '#office/writings/alive.ts'
import { desk } from '#office/writings/desk.tsx'
import { differencesBetween } from '#office/writings/differences.ts'
import { heldPage } from '#office/writings/held.ts'
import { meanwhileWords } from '#office/writings/meanwhile-words.ts'

const { pages, newPage, page, pageForm: formAddress, pageRank } = routes.office
const rankForm = z.object({ by: z.enum(['up', 'down']) })
const whyNot = {
  'address taken': { field: 'slug', sentence: 'Another page stands at that address. Choose another.' },
  'below itself': { field: 'parent_id', sentence: 'A page cannot stand below itself or below a page that stands below it. Choose another.' },
}

export const pageRoutes = room()

pageRoutes.get(pages.pattern, guard('edit pages'), async (c) =>
  show(c, <PagesPage frame={c.var.frame} actor={c.var.actor} pages={await pageDrafts.list(c.var.db)} now={new Date()} />))

pageRoutes.get(newPage.pattern, guard('edit pages'), async (c) =>
  show(c, <PageFormPage frame={c.var.frame} actor={c.var.actor} given={{}} choices={await choicesIn(c)} />))

pageRoutes.post(pages.pattern, guard('edit pages'), async (c) => {
  const { db, frame, actor } = c.var
  const choices = await choicesIn(c)
  const form = await readPage(c, choices)
  if (!form.ok) return show(c, <PageFormPage frame={frame} actor={actor} given={form.given} form={form} choices={choices} />, 422)
  return c.redirect(page.href(await pageDrafts.draft(db, actor, draftFrom(form.values)), { did: 'draft' }), 303)
})

pageRoutes.get(page.pattern, guard('edit pages'), async (c) => {
  const held = await heldPage(c)
  return held ? desk(c, held) : c.notFound()
})

pageRoutes.get(formAddress.pattern, guard('edit pages'), async (c) => {
  const { db, frame, actor } = c.var
  const held = await heldPage(c)
  if (!held) return c.notFound()
  const others = meanwhileWords(await desks.others(db, held, actor.id))
  return show(c, <PageFormPage frame={frame} actor={actor} held={held} given={givenFrom(held.it)} choices={await choicesIn(c)} others={others} />)
})

pageRoutes.put(page.pattern, guard('edit pages'), async (c) => {
  const { db, frame, actor } = c.var
  const held = await heldPage(c)
  if (!held) return c.notFound()
  const choices = await choicesIn(c)
  const form = await readPage(c, choices)
  const given = await readGiven(c)
  if (!form.ok) return show(c, <PageFormPage frame={frame} actor={actor} held={held} given={given} form={form} choices={choices} />, 422)
  const became = await pageDrafts.edit(db, actor, held, Number(given.version) || 0, draftFrom(form.values))
  if (became === 'overtaken') {
    const yours = { ...given, version: String(held.it.version) }
    return show(c, <PageFormPage frame={frame} actor={actor} held={held} given={yours} choices={choices} meanwhile={differencesBetween(givenFrom(held.it), yours)} />, 409)
  }
  if (typeof became === 'string') {
    const { field, sentence } = whyNot[became]
    return show(c, <PageFormPage frame={frame} actor={actor} held={held} given={given} form={refuse(given, field, sentence)} choices={choices} />, 422)
  }
  await desks.leave(db, held, actor.id)
  return c.redirect(page.href(held, { did: 'edit' }), 303)
})

/** One place up or down among those beside it. */
pageRoutes.put(pageRank.pattern, guard('edit pages'), async (c) => {
  const held = await heldPage(c)
  const form = await readForm(c, rankForm)
  if (!held || !form.ok) return c.notFound()
  await pageDrafts.shift(c.var.db, c.var.actor, held.it, form.values.by === 'up' ? -1 : 1)
  return c.redirect(pages.href(), 303)
})

async function choicesIn(c: Context<Inside>): Promise<Choices> {
  const [all, alive] = await Promise.all([pageDrafts.list(c.var.db), aliveNow(c.var.db)])
  return { above: all.map(({ id, title }) => ({ id, title })), alive }
}

async function readPage(c: Context<Inside>, { above }: Choices): Promise<Form<z.output<typeof pageForm>>> {
  const form = await readForm(c, pageForm)
  if (!form.ok || !form.values.parent_id || above.some(({ id }) => String(id) === form.values.parent_id)) return form
  return refuse(await readGiven(c), 'parent_id', 'There is no such page now. Choose one of the list.')
}
