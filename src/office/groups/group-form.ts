import { z } from 'zod'
import * as links from '#domain/groups/links.ts'

const text = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`).default('')
const name = text(120).pipe(z.string().min(1, 'A group needs a name.').regex(/^[^\n]*$/, 'Write the name on one line.'))
const parent = z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()]).default(null)

/** What the leads of a group write. */
export const wordsForm = z.object({
  about: text(10_000),
  meets: text(500),
  links: text(5000).superRefine((typed, check) => {
    const [strange] = links.strange(typed)
    if (strange) check.addIssue({ code: 'custom', message: `Each line is some words and an address; this is not one: ${strange}` })
  }),
  first_steps: text(5000),
  wanted: text(2000),
  closing_report: text(10_000),
})

/** What organisers decide besides. `area`: a town, a county or a district to a line. */
export const placeForm = z.object({ name, parent_id: parent, area: text(10_000) })

export const newForm = wordsForm.extend(placeForm.shape).extend({
  kind: z.enum(['chapter', 'local-group', 'ally', 'standing-team', 'action-team'], 'Choose what kind of group it is.'),
  ends_on: z.union([z.literal('').transform(() => null), z.iso.date('Write a day, as in 2026-12-31.')]).default(null),
})
