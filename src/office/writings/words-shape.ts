import { z } from 'zod'

export const line = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`).default('')

/** What pages and stories are both written in. `slug`: '' for one made of the title. */
export const wordsShape = {
  title: line(200).refine((typed) => typed.length > 0, 'It needs a title.'),
  lede: line(600),
  body: line(200_000),
  slug: line(80).refine((typed) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(typed), 'Small letters and digits, with hyphens between them, as in a-right-to-counsel.'),
}
