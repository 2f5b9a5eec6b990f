import type { Context } from 'hono'
import type { Circle, Draft } from '#domain/audiences/mailings.ts'
import { idsMatching } from '#domain/audiences/matching.ts'
import * as segments from '#domain/audiences/segments.ts'
import * as groups from '#domain/groups/groups.ts'
import * as members from '#domain/groups/members.ts'
import type { Reach } from '#domain/people/reach.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import { routes } from '#http/routes.ts'
import type { Inside } from '#office/guard.ts'
import type { Towards } from '#office/mailings/mailings-page.tsx'
import { numberShape } from '#office/number-shape.ts'

/** To whom somebody is about to write: how the page calls them, what a letter to them says of itself, and the question who they are. */
export type Addressed = Towards & { circle: Circle; header: Pick<Draft, 'audience' | 'list' | 'sender_name'>; whom: Exclude<Reach, 'everyone'> }

/** A group that this actor may write to. */
export async function groupIn(c: Context<Inside>): Promise<Addressed | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  const group = id.success ? await groups.find(c.var.db, id.data) : undefined
  if (!group || !may(c.var.actor, 'write to people', group.id)) return undefined
  return {
    room: 'groups', name: group.name, above: { words: 'Groups and teams', href: routes.office.groups.href() }, action: routes.office.groupMailings.href(group),
    promise: `members who agreed to this group’s letters, by e-mail, with ${group.name} as the sender`,
    circle: { group_id: group.id }, header: { audience: `the members of ${group.name}`, list: `group:${group.id}`, sender_name: group.name }, whom: members.idsWithin([group.id]),
  }
}

/** A segment, for whoever may write to the whole organization. */
export async function segmentIn(c: Context<Inside>): Promise<Addressed | undefined> {
  const id = numberShape.safeParse(c.req.param('id'))
  const segment = id.success && scope.isWhole(c.var.actor, 'write to people') ? await segments.find(c.var.db, id.data) : undefined
  if (!segment) return undefined
  const { name } = c.var.frame.organization
  return {
    room: 'segments', name: segment.name, above: { words: 'Segments', href: routes.office.segments.href() }, action: routes.office.segmentMailings.href(segment),
    promise: `those who agreed to our letters, by e-mail, with ${name} as the sender`,
    circle: { segment_id: segment.id }, header: { audience: `the segment ${segment.name}`, list: 'newsletter', sender_name: name }, whom: idsMatching(segment.rules),
  }
}
