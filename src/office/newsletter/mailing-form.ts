import { z } from 'zod'
import type { Mailing, Words } from '#domain/newsletter/mailings.ts'
import { checkForm, type Form, type Given, refuse } from '#http/form.ts'

const line = (most: number) => z.string().trim().max(most, `At most ${most} letters.`).transform((text) => text.replace(/\s+/g, ' ')).default('')
const ticked = z.string().optional().transform((value) => value === 'yes')
/** For how long two subjects may be tried, in hours. */
export const trialHours = [2, 4, 8, 24, 48] as const

type Typed = Omit<Words, 'blocks' | 'archived'> & Partial<Pick<Words, 'archived'>>

const wordsForm = z.object({
  subject: line(200).refine((typed) => typed.length > 0, 'A letter needs a subject.'),
  preview: line(200),
  other_subject: line(200),
  trial_hours: z.coerce.number().int().min(1).max(72).catch(4),
  archived: ticked,
  counts_links: ticked,
  version: z.coerce.number().int(),
})

/** What was typed above the blocks, with the version that was looked at. Only `whoever` writes for the whole organization says what everybody may read. */
export function readWords(given: Given, whoever: { archives: boolean }): Form<{ version: number; words: Typed }> {
  const form = checkForm(given, wordsForm)
  if (!form.ok) return form
  const { version, trial_hours: hours, archived, ...words } = form.values
  if (words.other_subject === words.subject) return refuse(given, 'other_subject', 'That is the same subject. Say it another way, or leave it out.')
  return { ok: true, values: { version, words: { ...words, ...(whoever.archives && { archived }), trial_hours: words.other_subject ? hours : null } } }
}

export const givenFrom = ({ subject, preview, other_subject, trial_hours, archived, counts_links }: Mailing): Given => ({
  subject, preview, other_subject, trial_hours: String(trial_hours ?? 4), ...(archived && { archived: 'yes' }), ...(counts_links && { counts_links: 'yes' }),
})
