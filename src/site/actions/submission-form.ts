import { z } from 'zod'
import { emailShape, nameShape } from '#http/introduction.ts'
import { namedInWords, wordsShape } from '#site/confirmations/submitted-words.ts'
import { today } from '#ui/day.tsx'

/** What an ally types into the form. */
export const submissionForm = z
  .object({
    ...wordsShape,
    name: nameShape,
    email: emailShape,
    closes_on: z.union([z.literal('').transform(() => null), z.iso.date('Write a day, as in 2026-12-31.')]).default(null),
  })
  .refine(({ addresses, whom: words }) => words || !namedInWords.includes(addresses), { path: ['whom'], error: 'Say which committee, office or person.' })
  .refine(({ closes_on: on }) => !on || on >= today(), { path: ['closes_on'], error: 'That day has passed. Name one to come.' })
