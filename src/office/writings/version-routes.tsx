import * as pageDrafts from '#domain/content/page-drafts.ts'
import * as pictures from '#domain/content/pictures.ts'
import * as storyDrafts from '#domain/content/story-drafts.ts'
import * as versions from '#domain/content/versions.ts'
import { room } from '#http/context.ts'
import { readGiven } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { guard } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'
import { deskOf } from '#office/writings/addresses.ts'
import { compare } from '#office/writings/compared.ts'
import { ComparisonPage } from '#office/writings/comparison-page.tsx'
import { desk } from '#office/writings/desk.tsx'
import { held } from '#office/writings/held.ts'

export const versionRoutes = room()

versionRoutes.get(routes.office.writingVersions.pattern, guard('write stories'), async (c) => {
  const { db, frame, actor } = c.var
  const writing = await held(c)
  const [older, newer] = [numberShape.safeParse(c.req.query('from')), numberShape.safeParse(c.req.query('to'))]
  if (!writing || !older.success || !newer.success) return c.notFound()
  const [from, to] = await Promise.all([older.data, newer.data].map((version) => versions.find(db, writing, version)))
  if (!from || !to) return c.notFound()
  const led = await pictures.withIds(db, [from, to].flatMap(({ words }) => words.picture_id ?? []))
  return show(c, <ComparisonPage frame={frame} actor={actor} held={writing} from={from} to={to} compared={compare(from.words, to.words, led)} />)
})

/** Says again what a version said: as a new version, unless somebody else has saved since. */
versionRoutes.put(routes.office.writingWords.pattern, guard('write stories'), async (c) => {
  const { db, actor } = c.var
  const writing = await held(c)
  const given = await readGiven(c)
  const [wanted, seen] = [numberShape.safeParse(given.restore), numberShape.safeParse(given.version)]
  const then = writing && wanted.success ? await versions.find(db, writing, wanted.data) : undefined
  if (!writing || !then || !seen.success) return c.notFound()
  const became = writing.kind === 'page'
    ? await pageDrafts.edit(db, actor, writing, seen.data, { ...placeOf(writing.it), ...then.words })
    : await storyDrafts.edit(db, actor, writing, seen.data, { ...ownOf(writing.it), ...then.words })
  if (typeof became === 'string') return desk(c, writing, { wrong: 'Somebody else saved this meanwhile. Look at what it says now, then go back if you still want to.' })
  return c.redirect(deskOf(writing, { did: 'restore' }), 303)
})

/** What a version does not hold stays as it is. */
const placeOf = ({ slug, audience, parent_id, in_masthead, in_footer }: pageDrafts.PageDraft) => ({ slug, audience, parent_id, in_masthead, in_footer })
const ownOf = ({ kind, kicker, author, author_about, picture_id, slug }: storyDrafts.StoryDraft) => ({ kind, kicker, author, author_about, picture_id, slug })
