import { z } from 'zod'

/** What a districts file says in words: the layers in order, and each division's id and name. */
export const Directory = z.object({
  layers: z.array(z.object({
    key: z.string(),
    accuracy: z.number(),
    divisions: z.array(z.tuple([z.string(), z.string()])),
  })),
})

export type Directory = z.infer<typeof Directory>

/**
 * What a districts file says in numbers. A part is one polygon of one division. Bands cut a part's height into equal slices; an edge
 * stands in each band that it touches, so that a point meets only the edges at its own latitude. List `n` of a table of starts runs
 * from `starts[n]` up to `starts[n + 1]`.
 */
export type Tables = {
  /** lon, lat, lon, lat …; every ring is closed. */
  vertices: Float64Array
  /** Starts of each ring among the vertices. */
  rings: Uint32Array
  /** Starts of each part among the rings. */
  parts: Uint32Array
  /** The division of each part, counted through all layers. */
  owners: Uint32Array
  /** For each part its south (degrees) and its bands per degree. */
  slices: Float64Array
  /** Starts of each part among the bands. */
  bands: Uint32Array
  /** Starts of each band among the edges. */
  edges: Uint32Array
  /** The vertex at which an edge begins; it ends at the next. */
  heads: Uint32Array
  /** A flatbush of the parts' boxes. */
  tree: Uint8Array
}
