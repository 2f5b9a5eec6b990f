import { z } from 'zod'

const label = z.string('Write what is asked.').trim().min(1, 'Write what is asked.').max(100, 'Write at most 100 letters.').regex(/^[^\n]*$/, 'Write it on one line.')
const choices = z.string().max(4000, 'Those are too many answers.').default('').transform((text) => [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))])
const few = 'A choice needs at least two answers, one to a line.'

export const newFieldForm = z
  .object({ label, kind: z.enum(['text', 'number', 'date', 'choice', 'yes-no'], 'Choose a kind.'), choices })
export const fieldForm = z.object({ label, choices })

/** What is wrong with the answers, if anything; only a choice has any. */
export const refusalOf = (kind: string, answers: readonly string[]) => (kind === 'choice' && answers.length < 2 ? few : undefined)
