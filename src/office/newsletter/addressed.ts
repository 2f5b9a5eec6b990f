import type { Context } from 'hono'
import * as segments from '#domain/audiences/segments.ts'
import * as groups from '#domain/groups/groups.ts'
import { listOf } from '#domain/groups/members.ts'
import { type Circle, type Draft, toEverybody } from '#domain/newsletter/mailings.ts'
import { may } from '#domain/staff/may.ts'
import * as scope from '#domain/staff/scope.ts'
import type { Inside } from '#office/guard.ts'

/** To whom somebody may write, as a choice of a form, with what a letter to them says of itself. */
export type Addressed = { value: string; words: string; circle: Circle; header: Pick<Draft, 'audience' | 'list' | 'sender_name'> }

/** All to whom this actor may write: everybody on the list and each segment, or the groups in their care. */
export async function addressable(c: Context<Inside>): Promise<Addressed[]> {
  const { db, actor, frame } = c.var
  if (!scope.isWhole(actor, 'write to people')) {
    const theirs = scope.groupsOf(actor, 'write to people')
    return theirs.length ? (await groups.roll(db, { ids: theirs, limit: 200 })).map(toGroup) : []
  }
  const { name } = frame.organization
  return [
    { value: 'everybody', words: 'Everybody on the list', circle: toEverybody, header: { audience: 'everybody on the newsletter’s list', list: 'newsletter', sender_name: name } },
    ...(await segments.list(db)).map((segment) => toSegment(segment, name)),
  ]
}

/** A group that this actor may write to. */
export async function groupAddressed(c: Context<Inside>, id: number): Promise<Addressed | undefined> {
  const group = may(c.var.actor, 'write to people', id) ? await groups.find(c.var.db, id) : undefined
  return group && toGroup(group)
}

/** A segment, for whoever may write to the whole organization. */
export async function segmentAddressed(c: Context<Inside>, id: number): Promise<Addressed | undefined> {
  const { db, actor, frame } = c.var
  const segment = scope.isWhole(actor, 'write to people') ? await segments.find(db, id) : undefined
  return segment && toSegment(segment, frame.organization.name)
}

function toGroup({ id, name }: Pick<groups.Group, 'id' | 'name'>): Addressed {
  return { value: `group-${id}`, words: `The members of ${name}`, circle: { ...toEverybody, group_id: id }, header: { audience: `the members of ${name}`, list: listOf({ id }), sender_name: name } }
}

function toSegment({ id, name }: Pick<segments.Segment, 'id' | 'name'>, sender: string): Addressed {
  return { value: `segment-${id}`, words: `The segment ${name}`, circle: { ...toEverybody, segment_id: id }, header: { audience: `the segment ${name}`, list: 'newsletter', sender_name: sender } }
}
