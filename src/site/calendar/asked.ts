import type { Context } from 'hono'
import { z } from 'zod'
import * as planks from '#domain/agenda/planks.ts'
import type { Filter } from '#domain/calendar/listing.ts'
import * as groups from '#domain/groups/groups.ts'
import * as places from '#domain/legislature/places.ts'
import { townDistances } from '#engines/districts/town-distances.ts'
import type { Env } from '#http/context.ts'

/** Towns that near count as being there, in miles. */
export const near = 10

/** What stands in the address, as links carry it on. */
export type Query = { kind?: string; town?: string; group?: string; issue?: string; online?: 'yes' }
/** `unknown`: a town, group or issue that nobody knows; `narrowed` says in words what is shown. */
export type Asked = { query: Query; filter: Filter; narrowed: string[]; unknown?: string; town?: places.Place }

const shape = z.object({
  kind: z.enum(['meeting', 'town-hall', 'training', 'rally', 'canvass', 'phone-bank', 'hearing', 'deadline', 'other']).optional().catch(undefined),
  town: z.string().trim().max(100).optional().catch(undefined),
  group: z.string().trim().max(120).optional().catch(undefined),
  issue: z.string().trim().max(120).optional().catch(undefined),
  online: z.literal('yes').optional().catch(undefined),
})

/** What of the calendar the address asks for; a filter that names nothing shows nothing, and is said. */
export async function askedOf(c: Context<Env>): Promise<Asked> {
  const { db } = c.var
  const { kind, town, group, issue, online } = shape.parse(c.req.query())
  const [named, team, plank] = await Promise.all([town ? places.named(db, town) : [], group ? groups.findBySlug(db, group) : undefined, issue ? planks.findPublished(db, issue) : undefined])
  const here = named.length === 1 ? named[0] : undefined
  const filter: Filter = { kind, online: online && true, groupId: group ? team?.id ?? 0 : undefined, plankId: issue ? plank?.id ?? 0 : undefined, places: town ? around(c, here?.id) : undefined }
  const unknown = (town && !here ? town : undefined) ?? (group && !team ? group : undefined) ?? (issue && !plank ? issue : undefined)
  const narrowed = [here && `within ${near} miles of ${here.display_name}`, team?.name, plank?.title, online && 'online'].flatMap((words) => words || [])
  return { query: { kind, town: town || undefined, group: group || undefined, issue: issue || undefined, online }, filter, narrowed, unknown, town: here }
}

function around(c: Context<Env>, town: string | undefined): string[] {
  if (!town) return []
  const { districts } = c.var.atlas()
  const far = districts ? townDistances(districts, town) : new Map<string, number>()
  return [town, ...[...far].flatMap(([id, miles]) => (miles <= near && id !== town ? [id] : []))]
}
