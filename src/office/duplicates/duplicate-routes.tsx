import { z } from 'zod'
import * as duplicates from '#domain/people/duplicates.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { ComparisonPage } from '#office/duplicates/comparison-page.tsx'
import { DuplicatesPage } from '#office/duplicates/duplicates-page.tsx'
import { guard } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

const size = 50
/** From here on two are likelier one than a household. */
const likelyFrom = 40
const asked = z.object({ page: numberShape.catch(1), all: z.literal('1').optional().catch(undefined), did: z.enum(['search', 'apart']).optional().catch(undefined) })
const pairShape = z.object({ survivor: numberShape, loser: numberShape })

const { duplicates: all, duplicateSearch, duplicate, distinction } = routes.office

export const duplicateRoutes = room()

duplicateRoutes.get(all.pattern, guard('read duplicates'), async (c) => {
  const { actor, db, frame } = c.var
  const query = asked.parse(c.req.query())
  const from = query.all ? 0 : likelyFrom
  const [pairs, likely, every, last] = await Promise.all([
    duplicates.list(db, { limit: size, offset: (query.page - 1) * size, from }), duplicates.count(db, likelyFrom), duplicates.count(db), duplicates.lastSearch(db),
  ])
  return show(c, <DuplicatesPage frame={frame} actor={actor} pairs={pairs} likely={likely} unlikely={every - likely} all={!!query.all} page={query.page} size={size} last={last} did={query.did} />)
})

duplicateRoutes.post(duplicateSearch.pattern, guard('merge people'), async (c) => {
  await duplicates.askForSearch(c.var.db)
  return c.redirect(all.href({}, { did: 'search' }), 303)
})

duplicateRoutes.get(duplicate.pattern, guard('read duplicates'), async (c) => {
  const { actor, db, frame } = c.var
  const pair = pairShape.safeParse(c.req.param())
  const comparison = pair.success && await duplicates.compare(db, pair.data.survivor, pair.data.loser)
  return comparison ? show(c, <ComparisonPage frame={frame} actor={actor} comparison={comparison} />) : c.notFound()
})

duplicateRoutes.put(distinction.pattern, guard('merge people'), async (c) => {
  const { actor, db } = c.var
  const pair = pairShape.safeParse(c.req.param())
  if (!pair.success || !await duplicates.compare(db, pair.data.survivor, pair.data.loser)) return c.notFound()
  await duplicates.tellApart(db, actor, pair.data.survivor, pair.data.loser)
  return c.redirect(all.href({}, { did: 'apart' }), 303)
})
