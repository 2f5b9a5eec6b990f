import * as pageDrafts from '#domain/content/page-drafts.ts'
import * as storyDrafts from '#domain/content/story-drafts.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import * as tellings from '#domain/groups/tellings.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard } from '#office/guard.ts'
import { BinPage } from '#office/writings/bin-page.tsx'

export const binRoutes = room()

binRoutes.get(routes.office.writingBins.pattern, guard('write stories'), async (c) => {
  const { db, frame, actor } = c.var
  const ids = scope.isWhole(actor, 'write stories') ? undefined : await tellings.idsOf(db, actor.care.map(({ groupId }) => groupId))
  const [stories, pages] = await Promise.all([storyDrafts.list(db, { ids, binned: true }), may(actor, 'edit pages') ? pageDrafts.list(db, { binned: true }) : []])
  const all = [...stories.map((it) => ({ kind: 'story' as const, it })), ...pages.map((it) => ({ kind: 'page' as const, it }))]
  return show(c, <BinPage frame={frame} actor={actor} binned={all} />)
})
