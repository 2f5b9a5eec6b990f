import { z } from 'zod'
import type { RawFile } from '#engines/boundaries/raw-file.ts'
import { Refusal } from '#engines/boundaries/refusal.ts'

const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: z.record(z.string(), z.unknown()).nullish(), geometry: z.unknown() })),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
})

/** The features of a FeatureCollection, their geometry still unread. */
export function readGeojson(bytes: Uint8Array, limit: number): RawFile {
  if (bytes.length > limit) throw new Refusal(`This file has ${bytes.length} bytes; at most ${limit} are read`)

  const read = Collection.safeParse(parse(bytes))
  if (!read.success) {
    const { path, message } = read.error.issues[0] ?? { path: [], message: '' }
    throw new Refusal(`This is not a GeoJSON FeatureCollection: ${[path.join('.'), message].filter(Boolean).join(': ')}`)
  }
  const { features, crs } = read.data
  return {
    features: features.map(({ properties, geometry }) => ({ properties: properties ?? {}, geometry })),
    crs: crs?.properties.name,
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is cut off or not JSON' : 'it is not text in UTF-8'
    throw new Refusal(`This is neither GeoJSON nor a zipped shapefile: ${why}`)
  }
}
