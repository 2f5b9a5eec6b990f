import { z } from 'zod'
import type { Mailing, Words } from '#domain/newsletter/mailings.ts'
import { checkForm, type Form, type Given, refuse } from '#http/form.ts'

const line = (most: number) => z.string().trim().max(most, `At most ${most} letters.`).transform((text) => text.replace(/\s+/g, ' ')).default('')
/** For how long two subjects may be tried, in hours. */
export const trialHours = [2, 4, 8, 24, 48] as const

const wordsForm = z.object({
  subject: line(200).refine((typed) => typed.length > 0, 'A letter needs a subject.'),
  preview: line(200),
  other_subject: line(200),
  trial_hours: z.coerce.number().int().min(1).max(72).catch(4),
  version: z.coerce.number().int(),
})

/** What was typed above the blocks, with the version that was looked at. */
export function readWords(given: Given): Form<{ version: number; words: Omit<Words, 'blocks'> }> {
  const form = checkForm(given, wordsForm)
  if (!form.ok) return form
  const { version, trial_hours: hours, ...words } = form.values
  if (words.other_subject === words.subject) return refuse(given, 'other_subject', 'That is the same subject. Say it another way, or leave it out.')
  return { ok: true, values: { version, words: { ...words, trial_hours: words.other_subject ? hours : null } } }
}

export const givenFrom = ({ subject, preview, other_subject, trial_hours }: Mailing): Given => ({ subject, preview, other_subject, trial_hours: String(trial_hours ?? 4) })
