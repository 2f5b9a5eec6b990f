/** A feature as its file has it, not yet trusted. */
export type RawFeature = { properties: Record<string, unknown>; geometry: unknown }

/** What a file holds: its features, and the reference system it declares, if any. */
export type RawFile = { features: RawFeature[]; crs?: string }
