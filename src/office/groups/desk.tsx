import type { Context } from 'hono'
import * as feeds from '#domain/calendar/following/feeds.ts'
import * as applying from '#domain/groups/applying.ts'
import * as areas from '#domain/groups/areas.ts'
import * as checklists from '#domain/groups/checklists.ts'
import * as groups from '#domain/groups/groups.ts'
import * as invitations from '#domain/groups/invitations.ts'
import * as offers from '#domain/groups/offers.ts'
import * as picturing from '#domain/groups/picturing.ts'
import * as rolls from '#domain/groups/rolls.ts'
import * as steps from '#domain/groups/steps.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import * as staff from '#domain/staff/staff.ts'
import type { Refused } from '#http/form.ts'
import { show } from '#http/show.ts'
import { DeskPage } from '#office/groups/desk-page.tsx'
import { minds } from '#office/groups/found.ts'
import type { Inside } from '#office/guard.ts'

/** What came back wrong to a group's desk, or what was just done there. */
type Again = { did?: string; wrong?: string; checklist?: Refused; term?: Refused; invitation?: Refused; pictureForm?: Refused; calendarForm?: Refused; status?: 413 | 422 | 429 | 503 }

const size = 100

/** The desk of a group, as it stands now: a refused act may have been overtaken. One question after the other: a lead’s go through one connection. */
export async function desk<Here extends Inside>(c: Context<Here>, before: groups.Group, again: Again = {}) {
  const { db, frame, actor } = c.var
  const group = await groups.find(db, before.id) ?? before
  const reads = may(actor, 'read people', group.id)
  const reviews = scope.isWhole(actor, groups.isTeam(group) ? 'approve teams' : 'review groups')
  const page = Math.max(0, Math.min(1000, Number(c.req.query('page')) || 0))
  const area = await areas.of(db, group)
  const application = reads ? await applying.of(db, group) : undefined
  const lacks = await checklists.lacks(db, group)
  const history = await steps.list(db, group)
  const members = reads ? await rolls.ofGroup(db, group, { skip: page * size, limit: size + 1 }) : []
  const invited = minds(c.var, group) ? await invitations.list(db, group) : []
  const number = await rolls.count(db, group)
  const answers = await offers.answersTo(db, group)
  const mentors = reviews ? await staff.list(db) : []
  const parent = group.parent_id ? await groups.find(db, group.parent_id) : undefined
  const picture = await picturing.of(db, group)
  const followed = may(actor, 'run a group', group.id) ? await feeds.ofGroup(db, group.id) : []
  const { did, status = 422, ...wrong } = again
  const failed = Object.values(wrong).some(Boolean)
  return show(c, (
    <DeskPage
      frame={frame} actor={actor} group={group} area={area} application={application} lacks={lacks} history={history} answers={answers} mentors={mentors} parent={parent}
      picture={picture} feeds={followed}
      members={members.slice(0, size)} number={number} page={page} more={members.length > size} invited={invited} ways={reviews ? steps.waysFrom(group) : []}
      rights={{ reads, reviews, runs: may(actor, 'run a group', group.id), minds: minds(c.var, group), writes: may(actor, 'write to people', group.id) }}
      did={failed ? undefined : did} {...wrong}
    />
  ), failed ? status : 200)
}
