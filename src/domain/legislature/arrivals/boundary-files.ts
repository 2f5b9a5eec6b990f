import { readBoundaries } from '#engines/boundaries/boundaries.ts'
import { readGeojson } from '#engines/boundaries/geojson.ts'
import { Refusal as Unreadable } from '#engines/boundaries/refusal.ts'
import { readShapefile } from '#engines/boundaries/shapefile.ts'
import type { Division, Layer } from '#engines/districts/pack.ts'
import type { Jurisdiction } from '#engines/jurisdictions/jurisdiction.ts'
import type { Refusal } from '#engines/rosters/roster.ts'
import { namingOf, textOf, type Naming } from '#domain/legislature/arrivals/boundary-names.ts'

export type BoundaryOptions = { layer?: string | undefined; crs?: string | undefined; accuracy?: number | undefined; property?: Fields | undefined }
type Fields = { name?: string | undefined; display?: string | undefined }
export type Drawing = { ok: true; layer: Layer; refused: Refusal[] } | { ok: false; reason: string }

/** Metres that a border may be off when nobody says: what common simplified files promise. */
export const usualAccuracy = 10
const limit = 256 * 2 ** 20

/**
 * One layer of a jurisdiction from a boundary file, its divisions found by name and kept under the one to show. Refused when it leaves out a division of the layer,
 * since every point there would count as its neighbour's.
 */
export async function readDrawing(bytes: Uint8Array, file: string, jurisdiction: Jurisdiction, options: BoundaryOptions = {}, read: (bytes: number) => void = () => undefined): Promise<Drawing> {
  const { name: given, display } = options.property ?? {}
  const properties = await propertiesOf(bytes)
  if (!Array.isArray(properties)) return { ok: false, reason: properties.reason }
  const naming = namingOf(jurisdiction, properties, { layer: options.layer, property: given })
  if (!naming) return { ok: false, reason: unknownNames(jurisdiction, properties, options) }

  if (display && !properties.some((one) => textOf(one[display]))) return { ok: false, reason: `Nothing in it has a name to show in the property “${display}”. ${seenIn(properties)}` }
  read(Math.floor(bytes.length / 2))

  const drawn = await readBoundaries(bytes, { name: naming.property, display: display ?? naming.property, ...(options.crs && { crs: options.crs }), limit })
  if (!drawn.ok) return { ok: false, reason: `${drawn.reason}.` }
  const refused: Refusal[] = []
  const divisions = new Map<string, Division>()
  for (const [at, { name, display: shown, polygons }] of drawn.features.entries()) {
    const match = naming.find(name)
    const known = match.found && divisions.get(match.found.id)
    if (match.found) divisions.set(match.found.id, { id: match.found.id, name: shown, polygons: [...(known?.polygons ?? []), ...polygons] })
    else refused.push({ where: `${file}, feature ${at + 1}`, reason: match.reason })
  }
  read(Math.ceil(bytes.length / 2))
  const missing = missingIn(jurisdiction, naming, divisions)
  if (missing.length > 0) {
    return { ok: false, reason: `It draws ${divisions.size} of ${naming.layer.divisions} ${naming.layer.plural}; missing: ${missing.slice(0, 5).join('; ')}${missing.length > 5 ? ' …' : ''}.` }
  }
  return { ok: true, layer: { key: naming.layer.key, accuracy: options.accuracy ?? usualAccuracy, divisions: [...divisions.values()] }, refused }
}

/** Whether bytes look like a boundary file of this jurisdiction, without drawing it. */
export async function layerDrawnIn(bytes: Uint8Array, jurisdiction: Jurisdiction): Promise<string | undefined> {
  const properties = await propertiesOf(bytes)
  return Array.isArray(properties) ? namingOf(jurisdiction, properties, {})?.layer.key : undefined
}

async function propertiesOf(bytes: Uint8Array): Promise<Record<string, unknown>[] | { reason: string }> {
  try {
    const raw = bytes[0] === 0x50 && bytes[1] === 0x4b ? await readShapefile(bytes, limit) : readGeojson(bytes, limit)
    return raw.features.map(({ properties }) => properties)
  } catch (error) {
    if (error instanceof Unreadable) return { reason: `${error.message}.` }
    throw error
  }
}

function missingIn({ districts, places }: Jurisdiction, { layer }: Naming, drawn: ReadonlyMap<string, unknown>): string[] {
  return [...districts, ...places].filter((division) => division.layer === layer.key && !drawn.has(division.id)).map(({ name }) => name)
}

function unknownNames({ layers }: Jurisdiction, properties: Record<string, unknown>[], { layer, property }: BoundaryOptions): string {
  if (layer && !layers.some(({ key }) => key === layer)) return `There is no layer “${layer}”; there are ${layers.map(({ key }) => key).join(', ')}.`
  const where = property?.name ? ` in the property “${property.name}”` : ''
  return `Its names${where} ${layer ? `do not fit the layer “${layer}”` : 'fit no layer that we know'}. ${seenIn(properties)}`
}

function seenIn([first = {}]: Record<string, unknown>[]): string {
  const seen = Object.entries(first).map(([name, value]) => `${name}=${textOf(value).slice(0, 40)}`).slice(0, 12).join(', ')
  return `The first feature has ${seen || 'no properties'}.`
}
