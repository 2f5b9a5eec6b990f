import { z } from 'zod'
import * as feeds from '#domain/calendar/following/feeds.ts'
import * as groups from '#domain/groups/groups.ts'
import * as links from '#domain/groups/links.ts'
import * as starterKit from '#domain/groups/starter-kit.ts'
import * as scope from '#domain/staff/scope.ts'
import { room } from '#http/context.ts'
import { readGiven, refuse } from '#http/form.ts'
import { onePage } from '#http/one-page.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import { GroupsPage } from '#office/groups/groups-page.tsx'
import { StarterKitPage } from '#office/groups/starter-kit-page.tsx'
import { guard } from '#office/guard.ts'
import { numberShape } from '#office/number-shape.ts'

const statusShape = z.enum(['applied', 'forming', 'affiliated', 'dormant', 'closed']).optional().catch(undefined)
const size = 50

export const listRoutes = room()

/** All of them, or those in the care of somebody who works for groups alone. */
listRoutes.get(routes.office.groups.pattern, guard('read groups'), async (c) => {
  const { db, frame, actor } = c.var
  const asked = { status: statusShape.parse(c.req.query('status')), words: c.req.query('words')?.trim().slice(0, 100) || undefined }
  const seen = numberShape.safeParse(c.req.query('after'))
  const after = seen.success ? await groups.find(db, seen.data) : undefined
  const ids = scope.isWhole(actor, 'read groups') ? undefined : actor.care.map(({ groupId }) => groupId)
  const { shown, last } = onePage(await groups.roll(db, { ids, ...asked, after, limit: size + 1 }), size)
  const waiting = scope.isWhole(actor, 'review groups') ? (await groups.roll(db, { status: 'applied', limit: 100 })).length : 0
  const failing = await feeds.failing(db, ids)
  return show(c, <GroupsPage frame={frame} actor={actor} list={shown} asked={asked} waiting={waiting} failing={failing} more={last?.id} />)
})

listRoutes.get(routes.office.starterKit.pattern, guard('review groups'), async (c) =>
  show(c, <StarterKitPage frame={c.var.frame} actor={c.var.actor} links={await starterKit.find(c.var.db)} saved={c.req.query('did') === 'saved'} />))

listRoutes.put(routes.office.starterKit.pattern, guard('review groups'), async (c) => {
  const given = await readGiven(c)
  const typed = given.links ?? ''
  const [strange] = links.strange(typed)
  const wrong = strange ? `Each line is some words and an address; this is not one: ${strange}` : typed.length > 10_000 && 'That is longer than fits: 10,000 characters at most.'
  if (wrong) return show(c, <StarterKitPage frame={c.var.frame} actor={c.var.actor} links={typed} form={refuse(given, 'links', wrong)} />, 422)
  await starterKit.write(c.var.db, c.var.actor, typed.trim())
  return c.redirect(routes.office.starterKit.href({}, { did: 'saved' }), 303)
})
