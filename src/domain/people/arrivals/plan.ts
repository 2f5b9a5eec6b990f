import { z } from 'zod'

export const channels = ['email', 'text', 'phone', 'post'] as const
export type Channel = (typeof channels)[number]

/** A person's own texts, each one cell. */
export const texts = ['name', 'given_name', 'family_name', 'pronouns', 'street', 'locality', 'region', 'postcode', 'language', 'source'] as const
export type Text = (typeof texts)[number]

/** The longest that the database takes, in characters. */
export const longest: Record<Text, number> = {
  name: 200, given_name: 200, family_name: 200, pronouns: 60, street: 200, locality: 100, region: 60, postcode: 20, language: 35, source: 200,
}

/** What only a file of our own says. */
export const ownMeanings = ['id', 'identifiers', 'place', 'districts', 'created_at'] as const

const key = /^(field|system|tagged|given|withdrawn|consent|bad):.{1,120}$/
const simple = new Set<string>(['ignored', 'emails', 'phones', 'tags', ...texts, ...ownMeanings])

/**
 * What a column means: a person's text, `emails`, `phones`, `tags` (several in a cell), `field:KEY` a custom field, `system:NAME` the person's
 * number there, `tagged:TAG` yes gives that tag, `given:CHANNEL` and `withdrawn:CHANNEL` (or `all`) what yes says of consent,
 * `bad:COLUMN` that the address in that column fails, `consent:CHANNEL:LIST` a statement as our own files write it, or `ignored`.
 */
const meaning = z.string().refine((text) => simple.has(text) || key.test(text))

export const planShape = z.object({
  columns: z.array(meaning).max(2000),
  /** The list that consent is for, and the words people saw. */
  list: z.string().min(1).max(60).default('newsletter'),
  wording: z.string().max(2000).default(''),
  /** A cell that cannot be read is left out; otherwise its row is refused. */
  lenient: z.boolean().default(false),
  /** Every cell begins with an apostrophe that is not part of it. */
  apostrophes: z.boolean().default(false),
  /** A file of our own: taken letter by letter. */
  own: z.boolean().default(false),
  /** Given to everybody in the file. */
  tags: z.array(z.string().min(1).max(60)).max(20).default([]),
})

export type Plan = z.output<typeof planShape>
