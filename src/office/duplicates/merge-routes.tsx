import { z } from 'zod'
import { merge } from '#domain/people/merging.ts'
import * as merges from '#domain/people/merges.ts'
import { unmerge } from '#domain/people/unmerging.ts'
import { room } from '#http/context.ts'
import { readGiven } from '#http/form.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { MergesPage } from '#office/duplicates/merges-page.tsx'
import { guard } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

const size = 50
const asked = z.object({ before: numberShape.optional().catch(undefined), did: z.enum(['merge', 'unmerge', 'further']).optional().catch(undefined), id: numberShape.optional().catch(undefined) })
const mergeShape = z.object({ survivor: numberShape, loser: numberShape })
const sideShape = z.enum(['survivor', 'loser'])

const { merges: all, merge: one, duplicates } = routes.office

export const mergeRoutes = room()

mergeRoutes.get(all.pattern, guard('read duplicates'), async (c) => {
  const { actor, db, frame } = c.var
  const { before, did, id } = asked.parse(c.req.query())
  const { shown, last } = onePage(await merges.list(db, { olderThan: before, limit: size + 1 }), size)
  return show(c, <MergesPage frame={frame} actor={actor} merges={shown} older={last?.id} newest={!before} did={did} done={id ? await merges.find(db, id) : undefined} />)
})

mergeRoutes.post(all.pattern, guard('merge people'), async (c) => {
  const given = await readGiven(c)
  const pair = mergeShape.safeParse(given)
  if (!pair.success) return c.notFound()
  const choices = Object.fromEntries(Object.entries(given).flatMap(([name, value]) => {
    const side = sideShape.safeParse(value)
    return name.startsWith('choice.') && side.success ? [[name.slice('choice.'.length), side.data]] : []
  }))
  const id = await merge(c.var.db, c.var.actor, { ...pair.data, choices })
  return c.redirect(id ? all.href({}, { did: 'merge', id }) : duplicates.href(), 303)
})

mergeRoutes.delete(one.pattern, guard('merge people'), async (c) => {
  const id = numberShape.safeParse(c.req.param('id'))
  const became = id.success ? await unmerge(c.var.db, c.var.actor, id.data) : 'gone'
  if (became === 'gone' || !id.success) return c.notFound()
  return c.redirect(all.href({}, { did: became === 'done' ? 'unmerge' : 'further', id: id.data }), 303)
})
