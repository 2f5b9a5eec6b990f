import { z } from 'zod'
import { emailShape } from '#http/introduction.ts'

const name = z.string('Write what it is about.').trim().min(1, 'Write what it is about.').max(60, 'Write at most 60 letters.').regex(/^[^\n]*$/, 'Write it on one line.')

const addresses = z
  .string()
  .max(4000, 'Those are too many addresses.')
  .default('')
  .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean).map((email) => email.toLowerCase()))])
  .refine((emails) => emails.every((email) => emailShape.safeParse(email).success), 'One of these is no e-mail address. Write one to a line.')
  .refine((emails) => emails.length <= 20, 'Write at most 20 addresses.')

export const newTopicForm = z.object({ name })
export const topicForm = z.object({ name, addresses })
