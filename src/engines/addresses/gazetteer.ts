import { z } from 'zod'

/** What the caller knows of the towns: `id` is the caller's own; a synonym (village, post office, neighbourhood) may lie in several. */
export interface Gazetteer {
  places: readonly { id: string; name: string }[]
  synonyms?: readonly { name: string; places: readonly string[] }[]
  /** How the region is written behind a town ("MA", "Massachusetts"); what rows have in REGION is learnt. */
  regions?: readonly string[]
}

/**
 * The small part of the file. Numbers are positions in `places`; `towns` and `postcodes` are numbered by position, 0 is the blank.
 * A town's name officially means some places, and is used by rows that lie in some.
 */
export const meta = z.object({
  places: z.array(z.object({ id: z.string(), name: z.string(), town: z.string() })),
  towns: z.array(z.object({ name: z.string(), shown: z.string(), official: z.array(z.number()), used: z.array(z.number()) })),
  postcodes: z.array(z.object({ code: z.string(), places: z.array(z.number()) })),
  regions: z.array(z.string()),
  marks: z.array(z.string())
})

export type Meta = z.infer<typeof meta>
