import type { Context } from 'hono'
import { z } from 'zod'
import type { Block, BlockKind } from '#domain/newsletter/blocks.ts'
import * as changes from '#domain/newsletter/changes.ts'
import * as composing from '#domain/newsletter/composing.ts'
import type { Mailing } from '#domain/newsletter/mailings.ts'
import { room } from '#http/context.ts'
import { asGiven, readForm, readGiven, type Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard, type Inside } from '#office/guard.ts'
import { givenFor, givenFrom, kindShape, readBlock } from '#office/newsletter/block-form.ts'
import { BlockPage } from '#office/newsletter/block-page.tsx'
import { choicesIn } from '#office/newsletter/choices-in.ts'
import { mailingIn } from '#office/newsletter/found.ts'
import { mayUndo } from '#office/newsletter/may-undo.ts'
import { refusal } from '#office/refusal.tsx'

const { mailing, mailingVersion, newMailingBlock, mailingBlocks, mailingBlock, mailingBlockRank } = routes.office
const writes = guard('write to people')
const whichShape = z.object({ version: z.string().regex(/^\d{1,9}$/).transform(Number), block: z.string().regex(/^[a-z0-9]{1,12}$/).default('') })
/** One place by a button, or to a place by dragging. */
const rankForm = z.object({ towards: z.enum(['beginning', 'end']).optional(), to: z.string().regex(/^\d{1,2}$/).transform(Number).optional() })

export const blockRoutes = room()

blockRoutes.get(newMailingBlock.pattern, writes, async (c) => {
  const found = await draftIn(c)
  const kind = kindShape.safeParse(c.req.query('kind'))
  return found && kind.success ? showBlock(c, found, { kind: kind.data, form: asGiven(givenFor(kind.data)) }) : c.notFound()
})

blockRoutes.post(mailingBlocks.pattern, writes, async (c) => {
  const [found, which, given] = [await draftIn(c), whichShape.safeParse(c.req.param()), await readGiven(c)]
  const kind = kindShape.safeParse(given.kind)
  if (!found || !which.success || !kind.success) return c.notFound()
  const form = readBlock(given, kind.data, await choicesIn(c.var.db, kind.data), c.var.frame.origin)
  if (!form.ok) return showBlock(c, found, { kind: kind.data, form, refused: true })
  const became = await composing.add(c.var.db, c.var.actor, { id: found.id, version: which.data.version }, form.values)
  return became === 'meanwhile' ? showBlock(c, await draftIn(c) ?? found, { kind: kind.data, form: asGiven(given), meanwhile: true }) : back(c, found, became, 'add')
})

blockRoutes.get(mailingBlock.pattern, writes, async (c) => {
  const found = await draftIn(c)
  const block = found && blockIn(c, found)
  if (!found) return c.notFound()
  return block ? showBlock(c, found, { kind: block.kind, block, form: asGiven(givenFrom(block)) }) : back(c, found, 'gone', '')
})

blockRoutes.put(mailingBlock.pattern, writes, async (c) => {
  const [found, which, given] = [await draftIn(c), whichShape.safeParse(c.req.param()), await readGiven(c)]
  if (!found || !which.success) return c.notFound()
  const block = blockIn(c, found)
  const typed = kindShape.safeParse(given.kind)
  const kind = block?.kind ?? (typed.success ? typed.data : undefined)
  if (!kind) return back(c, found, 'gone', '')
  const form = readBlock(given, kind, await choicesIn(c.var.db, kind, block), c.var.frame.origin)
  if (!form.ok) return showBlock(c, found, { kind, block, form, refused: true })
  const became = block ? await composing.change(c.var.db, c.var.actor, { id: found.id, ...which.data }, form.values) : 'meanwhile'
  return became === 'meanwhile' ? showBlock(c, await draftIn(c) ?? found, { kind, form: asGiven(given), meanwhile: true }) : back(c, found, became, 'change')
})

blockRoutes.delete(mailingBlock.pattern, writes, async (c) => {
  const [found, which] = [await draftIn(c), whichShape.safeParse(c.req.param())]
  if (!found || !which.success) return c.notFound()
  return back(c, found, await composing.remove(c.var.db, c.var.actor, { id: found.id, ...which.data }), 'remove')
})

blockRoutes.put(mailingBlockRank.pattern, writes, async (c) => {
  const [found, which, form] = [await draftIn(c), whichShape.safeParse(c.req.param()), await readForm(c, rankForm)]
  if (!found || !which.success || !form.ok) return c.notFound()
  const { towards, to } = form.values
  const at = { id: found.id, ...which.data }
  if (to !== undefined) return back(c, found, await composing.place(c.var.db, c.var.actor, at, to), 'move')
  return towards ? back(c, found, await composing.move(c.var.db, c.var.actor, at, towards), 'move') : c.notFound()
})

/** Takes the change away that made this version. */
blockRoutes.delete(mailingVersion.pattern, writes, async (c) => {
  const [found, which] = [await draftIn(c), whichShape.safeParse(c.req.param())]
  if (!found || !which.success) return c.notFound()
  const at = { id: found.id, version: which.data.version }
  const last = await changes.last(c.var.db, at)
  if (last && !mayUndo(c.var.actor, last)) return refusal(c)
  return back(c, found, await changes.undo(c.var.db, at), 'undo')
})

async function draftIn(c: Context<Inside>): Promise<Mailing | undefined> {
  const found = await mailingIn(c)
  return found?.stage === 'draft' ? found : undefined
}

const blockIn = (c: Context<Inside>, { blocks }: Mailing) => blocks.find(({ id }) => id === c.req.param('block'))

type Shown = { kind: BlockKind; block?: Block; form: Refused; refused?: boolean; meanwhile?: boolean }

async function showBlock(c: Context<Inside>, found: Mailing, { kind, block, form, refused = false, meanwhile }: Shown) {
  const { db, frame, actor } = c.var
  const page = <BlockPage frame={frame} actor={actor} mailing={found} kind={kind} block={block?.id} form={form} refused={refused} meanwhile={meanwhile} choices={await choicesIn(db, kind, block)} />
  return show(c, page, refused ? 422 : meanwhile ? 409 : 200)
}

const back = (c: Context<Inside>, found: Pick<Mailing, 'id'>, became: 'done' | composing.Refusal, did: string) => c.redirect(mailing.href(found, { did: became === 'done' ? did : became }), 303)

