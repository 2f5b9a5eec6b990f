import { z } from 'zod'
import { keep } from '#engines/texts/writing.ts'

const choose = 'Choose a section.'
const name = z.string('Name the section.').trim().min(1, 'Name the section.').max(80, 'Write at most 80 letters.').regex(/^[^\n]*$/, 'Write it on one line.')

export const sectionForm = z.object({ name })
export const questionForm = z.object({
  section_id: z.string(choose).regex(/^[1-9]\d{0,8}$/, choose).transform(Number),
  question: z.string('Write the question.').trim().min(1, 'Write the question.').max(200, 'Write at most 200 letters.').regex(/^[^\n]*$/, 'Write it on one line.'),
  answer: z.string('Write the answer.').trim().max(50_000, 'That is longer than fits: 50,000 characters at most.').refine((typed) => keep(typed) !== '', 'Write the answer.'),
})
export const moveForm = z.object({ towards: z.enum(['beginning', 'end']) })
