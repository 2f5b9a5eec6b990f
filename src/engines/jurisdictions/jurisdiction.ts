import { z } from 'zod'
import type { Division } from '#engines/divisions/layer.ts'
import type { Role, RosterCommittee, RosterPerson } from '#engines/rosters/roster.ts'

const text = z.string().trim().min(1).max(300)
const key = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'a key is lower-case letters, digits and hyphens')

export const layerShape = z.strictObject({
  key,
  type: z.string().regex(/^[a-z_]+$/),
  numbered: z.boolean().default(false),
  display: text.optional(),
  ignored: z.array(text).default([]),
  singular: text,
  plural: text,
  column: z.string().regex(/^[a-z_]+$/),
  divisions: z.number().int().positive(),
})

/** `seats` per division of the post's layer, or in all for a post without one (statewide). */
export const postShape = z.strictObject({
  key,
  layer: key.optional(),
  title: text,
  short: text,
  body: text.optional(),
  branch: z.enum(['legislature', 'executive', 'federal']),
  seats: z.number().int().positive().default(1),
})

export const outlineShape = z.strictObject({
  key,
  name: text,
  abbreviation: text,
  division: z.string().regex(/^ocd-division\/[a-z0-9:_/-]+$/),
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone'),
  legislature: z.strictObject({ name: text, url: z.url({ protocol: /^https$/ }).optional() }),
  address: z.strictObject({ stateNames: z.array(text).min(1), zips: z.string().refine(isPattern, 'not a pattern') }),
  placeTypes: z.record(z.string(), text),
  layers: z.array(layerShape).min(1),
  posts: z.array(postShape).min(1),
  rosters: z.array(z.strictObject({ posts: z.array(key).min(1), source: text, asOf: z.iso.date() })),
})

export type Outline = z.infer<typeof outlineShape>

export type PackLayer = z.infer<typeof layerShape> & { prefix: string }
export type Post = z.infer<typeof postShape>
export type Place = Division & { county: string; type: string }
/** `divisions` are ids by layer key; `ward` is missing where a place has none. `place` is the id of a place. */
export type Precinct = { place: string; ward?: string | undefined; precinct: string; divisions: Record<string, string> }
export type PostalName = { name: string; places: string[] }
export type Official = Omit<RosterPerson, 'roles'> & { roles: (Role & { division?: string | undefined })[] }

/** A whole state as data: what there is to elect, where, and who holds it. */
export type Jurisdiction = Omit<Outline, 'layers'> & {
  layers: PackLayer[]
  places: Place[]
  districts: Division[]
  precincts: Precinct[]
  postalNames: PostalName[]
  officials: Official[]
  committees: RosterCommittee[]
}

/** What is wrong with a pack, where. */
export type PackError = { file: string; line: number; reason: string }

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern).source !== ''
  } catch {
    return false
  }
}
