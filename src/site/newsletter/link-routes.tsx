import { z } from 'zod'
import * as archive from '#domain/newsletter/archive.ts'
import * as following from '#domain/newsletter/following.ts'
import { room } from '#http/context.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { LinkGonePage } from '#site/newsletter/link-gone-page.tsx'

const { letterLink } = routes.site
const linkShape = z.object({ id: z.string().regex(/^[1-9]\d{0,14}$/).transform(Number), name: z.string().regex(/^[0-9a-f]{12}$/) })

export const linkRoutes = room()

/** The one GET that changes a number (decision 051): how often a link of a letter is followed. Whoever only looks ahead is not counted. */
linkRoutes.get(letterLink.pattern, async (c) => {
  const { db, frame } = c.var
  const looksAhead = c.req.method === 'HEAD' || /prefetch|preview/i.test(`${c.req.header('sec-purpose')} ${c.req.header('purpose')}`)
  const link = linkShape.safeParse(c.req.param())
  const href = link.success ? await following.follow(db, { mailingId: link.data.id, name: link.data.name }, { counts: !looksAhead }) : undefined
  c.set('unsaid', true)
  c.header('cache-control', 'no-store')
  c.header('x-robots-tag', 'noindex, nofollow')
  if (href) return c.redirect(href, 302)
  const letter = link.success ? await archive.find(db, link.data.id) : undefined
  return show(c, <LinkGonePage frame={frame} letter={letter} />, 404)
})
