import type { Context } from 'hono'
import { z } from 'zod'
import { isRepeated, type Placed, standing } from '#domain/content/home.ts'
import * as arranging from '#domain/content/home-arranging.ts'
import { room } from '#http/context.ts'
import { readForm, readGiven } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { asks, blockKinds, kindShape, readBlock } from '#office/home/home-form.ts'
import { HomePage } from '#office/home/home-page.tsx'
import { choicesFor, showBlock } from '#office/home/show-block.tsx'

const { homePage, homeArrangement, newHomeBlock, homeBlocks, homeBlock, homeBlockRank } = routes.office
const arranges = guard('arrange the home page')
/** As they stand in an address: 0 is the page as it comes. */
const whichShape = z.object({ arrangement: z.string().regex(/^\d{1,15}$/).transform(Number), ordinal: z.string().regex(/^\d{1,2}$/).transform(Number).default(0) })
/** One place by a button, or to a place by dragging. */
const rankForm = z.object({ towards: z.enum(['beginning', 'end']).optional(), to: z.string().regex(/^\d{1,2}$/).transform(Number).optional() })

export const homeRoutes = room()

homeRoutes.get(homePage.pattern, arranges, async (c) => {
  const { db, frame, actor } = c.var
  const { last, blocks } = await standing(db)
  const addable = blockKinds.filter((kind) => isRepeated(kind) || !blocks.some((block) => block.kind === kind))
  return show(c, <HomePage frame={frame} actor={actor} last={last} blocks={blocks} addable={addable.map((kind) => ({ kind, asks: asks(kind) }))} did={c.req.query('did')} />)
})

homeRoutes.get(newHomeBlock.pattern, arranges, (c) => {
  const kind = kindShape.safeParse(c.req.query('kind'))
  return kind.success && asks(kind.data) ? showBlock(c, { kind: kind.data, given: {} }) : c.notFound()
})

homeRoutes.post(homeBlocks.pattern, arranges, async (c) => {
  const { db, actor } = c.var
  const which = whichShape.safeParse(c.req.param())
  const given = await readGiven(c)
  const kind = kindShape.safeParse(given.kind)
  if (!which.success || !kind.success) return c.notFound()
  const form = readBlock(given, kind.data, await choicesFor(db))
  if (!form.ok) return showBlock(c, { kind: kind.data, given, form })
  const became = await arranging.add(db, actor, which.data.arrangement, kind.data, form.values)
  return became === 'meanwhile' && asks(kind.data) ? showBlock(c, { kind: kind.data, given, meanwhile: true }) : back(c, became, 'add')
})

homeRoutes.get(homeBlock.pattern, arranges, async (c) => {
  const block = await found(c)
  return typeof block === 'string' ? back(c, block, '') : showBlock(c, { kind: block.kind, block })
})

homeRoutes.put(homeBlock.pattern, arranges, async (c) => {
  const { db, actor } = c.var
  const given = await readGiven(c)
  const block = await found(c)
  const typed = kindShape.safeParse(given.kind)
  if (typeof block === 'string') return typed.success && asks(typed.data) ? showBlock(c, { kind: typed.data, given, meanwhile: true }) : back(c, block, '')
  const form = readBlock(given, block.kind, await choicesFor(db, block))
  if (!form.ok) return showBlock(c, { kind: block.kind, given, form, block })
  return back(c, await arranging.change(db, actor, whichShape.parse(c.req.param()), form.values), 'change')
})

homeRoutes.put(homeBlockRank.pattern, arranges, async (c) => {
  const which = whichShape.safeParse(c.req.param())
  const { db, actor } = c.var
  const form = await readForm(c, rankForm)
  if (!which.success || !form.ok) return c.notFound()
  const { towards, to } = form.values
  if (to !== undefined) return back(c, await arranging.place(db, actor, which.data, to), 'move')
  return towards ? back(c, await arranging.move(db, actor, which.data, towards), 'move') : c.notFound()
})

homeRoutes.delete(homeBlock.pattern, arranges, async (c) => {
  const which = whichShape.safeParse(c.req.param())
  return which.success ? back(c, await arranging.remove(c.var.db, c.var.actor, which.data), 'remove') : c.notFound()
})

homeRoutes.delete(homeArrangement.pattern, arranges, async (c) => {
  const which = whichShape.safeParse(c.req.param())
  if (!which.success) return c.notFound()
  const undone = await arranging.undo(c.var.db, c.var.actor, which.data.arrangement)
  return back(c, undone ? 'done' : 'meanwhile', 'undo')
})

/** The block that somebody looks at, while the page is as they see it. */
async function found(c: Context<Inside>): Promise<Placed | arranging.Refusal> {
  const which = whichShape.safeParse(c.req.param())
  if (!which.success) return 'gone'
  const { last, blocks } = await standing(c.var.db)
  if ((last?.id ?? 0) !== which.data.arrangement) return 'meanwhile'
  return blocks.find(({ ordinal }) => ordinal === which.data.ordinal) ?? 'gone'
}

const back = (c: Context<Inside>, became: 'done' | arranging.Refusal, did: string) => c.redirect(homePage.href({}, { did: became === 'done' ? did : became }), 303)
