import { readGeojson } from '#engines/boundaries/geojson.ts'
import { polygonsOf } from '#engines/boundaries/polygons.ts'
import { converterFor } from '#engines/boundaries/reference.ts'
import { Refusal } from '#engines/boundaries/refusal.ts'
import { readShapefile } from '#engines/boundaries/shapefile.ts'
import type { Polygon } from '#engines/districts/polygons.ts'

export type Options = {
  /** The property that holds the division's name; `district` unless told. */
  name?: string
  /** The property that holds the name to show; `district_display` unless told; the name where a feature has none. */
  display?: string
  /** The reference system, over what the file declares: a code (`EPSG:26986`, `CRS84`) or the text of a .prj. */
  crs?: string
  /** Bytes, after unzipping, beyond which a file is refused; 256 MiB unless told. */
  limit?: number
}

export type Boundary = {
  name: string
  display: string
  properties: Record<string, unknown>
  /** Longitudes and latitudes, WGS84; rings closed. */
  polygons: Polygon[]
}

export type Boundaries = { ok: true; crs: string; features: Boundary[] } | { ok: false; reason: string }

const zipMark = [0x50, 0x4b, 0x03, 0x04]

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946; the older `crs` member is honoured) or a zipped shapefile (.shp, .dbf, .prj) into
 * polygons in WGS84. A file that cannot be used whole is refused with the reason, the feature's number (from 1) in it; it never throws
 * for what is in a file. NAD83 is taken as WGS84, which is true to within 2 m.
 */
export async function readBoundaries(bytes: Uint8Array, options: Options = {}): Promise<Boundaries> {
  try {
    return await read(bytes, { name: 'district', display: 'district_display', limit: 256 * 2 ** 20, ...options })
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message }
    throw error
  }
}

async function read(bytes: Uint8Array, { name, display, crs, limit }: Options & { name: string; display: string; limit: number }) {
  const zipped = zipMark.every((byte, n) => bytes[n] === byte)
  const raw = zipped ? await readShapefile(bytes, limit) : readGeojson(bytes, limit)
  if (raw.features.length === 0) throw new Refusal('This file has no features')

  const shapes = raw.features.map(({ geometry }, n) => polygonsOf(geometry, n + 1))
  const convert = converterFor(crs ?? raw.crs, shapes)

  const features = raw.features.map(({ properties }, n): Boundary => {
    const called = words(properties[name])
    if (!called) throw new Refusal(`Feature ${n + 1} has no “${name}”; it has ${Object.keys(properties).join(', ') || 'no properties'}`)
    return { name: called, display: words(properties[display]) || called, properties, polygons: convert.polygons(shapes[n] ?? [], n + 1) }
  })
  return { ok: true as const, crs: convert.crs, features }
}

const words = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '')
