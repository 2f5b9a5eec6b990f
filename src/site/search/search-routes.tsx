import { z } from 'zod'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import * as findables from '#platform/findables.ts'
import { SearchPage } from '#site/search/search-page.tsx'
import { findableKinds } from '#ui/findable-kinds.ts'
import { TooOften } from '#ui/too-often.tsx'

export const searchRoutes = room()

const asPeopleSearch = { burst: 40, perMinute: 30 }
const asked = z.object({
  q: z.string().transform((words) => words.toWellFormed().replace(/\p{Cc}+/gu, ' ').trim().slice(0, 200)).catch(''),
  kind: z.string().refine((kind) => findableKinds.has(kind)).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(20).catch(1),
})

searchRoutes.get(routes.site.search.pattern, async (c) => {
  const { db, frame } = c.var
  const { q: words, kind, page } = asked.parse(c.req.query())
  if (!words) return show(c, <SearchPage frame={frame} words="" />)
  if (c.var.limits.spend(`search:${c.var.client}`, asPeopleSearch) === 'over') return show(c, <TooOften frame={frame} />, 429)
  const found = await findables.search(db, { words, kind, page: page - 1 })
  const near = found.counts.length === 0 ? await findables.near(db, words) : []
  return show(c, <SearchPage frame={frame} words={words} kind={kind} page={page} found={found} near={near} />)
})
