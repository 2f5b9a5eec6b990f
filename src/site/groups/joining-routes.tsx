import type { Context } from 'hono'
import { z } from 'zod'
import * as groups from '#domain/groups/groups.ts'
import * as links from '#domain/groups/links.ts'
import * as members from '#domain/groups/members.ts'
import * as tellings from '#domain/groups/tellings.ts'
import * as offers from '#domain/groups/offers.ts'
import * as picturing from '#domain/groups/picturing.ts'
import * as listing from '#domain/calendar/listing.ts'
import * as areas from '#domain/groups/areas.ts'
import * as rolls from '#domain/groups/rolls.ts'
import { type Env, room } from '#http/context.ts'
import { asGiven, checkForm, readGiven, type Refused } from '#http/form.ts'
import { passing, waitSentence } from '#http/gate.ts'
import { emailShape, nameShape } from '#http/introduction.ts'
import { routes } from '#http/routes.ts'
import { show } from '#http/show.ts'
import * as queue from '#platform/queue.ts'
import { ask } from '#site/confirmations/asking.ts'
import { GroupPage } from '#site/groups/group-page.tsx'
import { outlineOf, placed } from '#site/groups/nearness.ts'
import { joinPromise } from '#ui/group-words.ts'
import { Wait } from '#ui/wait.tsx'

const joinForm = z.object({ name: nameShape, email: emailShape })
const messageForm = joinForm.extend({ words: z.string().trim().min(1, 'Write what it is about.').max(5000, 'That is longer than fits: 5,000 characters at most.') })
/** A form that comes back: which of the two, refused, or to be sent again in a minute. */
type Again = { join?: Refused; message?: Refused; wait?: boolean; lastLead?: boolean }

export const joiningRoutes = room()

joiningRoutes.get(routes.site.group.pattern, async (c) => {
  const group = await found(c)
  return group ? page(c, group) : c.notFound()
})

/** Who is signed in is in at once; anybody else once their address has said yes. The page that follows is the same for every address. */
joiningRoutes.put(routes.site.groupMembership.pattern, async (c) => {
  const { db, visitor } = c.var
  const group = await found(c)
  if (!group) return c.notFound()
  const wording = joinPromise(group.name)
  const personId = (await c.var.who())?.personId
  if (personId) {
    await members.join(db, group, { id: personId }, { how: 'form', wording })
    return back(c, group, 'joined')
  }
  const given = await readGiven(c)
  if (given.website) return back(c, group, 'asked')
  if (await passing(c, 'signUps', given.proof) !== 'open') return page(c, group, { join: asGiven(given), wait: true })
  const form = checkForm(given, joinForm)
  if (!form.ok) return page(c, group, { join: form })
  await ask(c, { kind: 'join-group', ...form.values, placeId: visitor.place?.id, details: { groupId: group.id }, wording })
  return back(c, group, 'asked')
})

joiningRoutes.delete(routes.site.groupMembership.pattern, async (c) => {
  const group = await found(c)
  if (!group) return c.notFound()
  const personId = (await c.var.who())?.personId
  if (!personId) return c.redirect(routes.site.signIn.href(), 303)
  const became = await members.leave(c.var.db, group, { id: personId }, { how: 'form', wording: `Leave ${group.name}` })
  return became === 'last lead' ? page(c, group, { lastLead: true }) : back(c, group, 'left')
})

/** Goes to the leads by letter; the visitor sees no address, and an answer goes straight to them. */
joiningRoutes.post(routes.site.groupMessages.pattern, async (c) => {
  const group = await found(c)
  if (!group || !groups.isOpen(group)) return c.notFound()
  const given = await readGiven(c)
  if (given.website) return back(c, group, 'wrote')
  const form = checkForm(given, messageForm)
  if (!form.ok) return page(c, group, { message: form })
  if (await passing(c, 'messages', given.proof, group.slug) !== 'open') return page(c, group, { message: asGiven(given), wait: true })
  await queue.leave(c.var.db, 'group-message-letter', { groupId: group.id, ...form.values })
  return back(c, group, 'wrote')
})

async function found(c: Context<Env>) {
  const group = await groups.findBySlug(c.var.db, c.req.param('slug') ?? '')
  return group && groups.isPublic(group) ? group : undefined
}

const back = (c: Context<Env>, group: groups.Group, did: string) => c.redirect(routes.site.group.href(group, { did }), 303)

async function page(c: Context<Env>, group: groups.Group, { join, message, wait, lastLead }: Again = {}) {
  const { db, frame } = c.var
  const personId = (await c.var.who())?.personId
  const atlas = c.var.atlas()
  const [events, area, leads, count, offering, below, told, parent, towns, role, picture] = await Promise.all([
    listing.list(db, { groupId: group.id }, { from: new Date(), limit: 4 }), areas.of(db, group), rolls.leadsOf(db, group), rolls.count(db, group),
    offers.ofGroup(db, group), groups.below(db, group), tellings.latestOf(db, group),
    group.parent_id ? groups.find(db, group.parent_id) : undefined, areas.towns(db), personId ? rolls.roleOf(db, group, { id: personId }) : undefined, picturing.of(db, group),
  ])
  const inside = towns.get(group.id) ?? []
  const others = inside[0] ? await placed(db, atlas, await groups.list(db), inside[0]) : []
  const near = others.filter(({ id, miles }) => id !== group.id && (miles ?? Infinity) < 30).slice(0, 3)
  const status = wait ? 429 : join || message || lastLead ? 422 : 200
  return show(c, (
    <GroupPage
      frame={frame} group={group} area={area} outline={atlas.districts && outlineOf(atlas.districts, inside)} towns={inside.length} members={count} picture={picture}
      leads={leads.map(({ name }) => name)} links={links.read(group.links)} offers={offering} stories={told} events={events} open={groups.isOpen(group)}
      parent={parent && groups.isPublic(parent) ? parent : undefined} below={await placed(db, atlas, below)} near={near}
      you={personId ? role ?? 'nobody yet' : undefined} did={status === 200 ? c.req.query('did') : undefined} kept={!c.var.settings.SMTP_URL}
      join={join} message={message} lastLead={lastLead} wait={wait && <Wait frame={frame} sentence={waitSentence} />}
    />
  ), status)
}
