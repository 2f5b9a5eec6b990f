import { z } from 'zod'

export const emailShape = z
  .string('Write an e-mail address.')
  .trim()
  .toLowerCase()
  .max(254, 'That is longer than e-mail addresses are.')
  .pipe(z.email('Write an e-mail address, such as ana@example.org.'))

export const nameShape = z
  .string('Write a name.')
  .trim()
  .min(1, 'Write a name.')
  .max(100, 'Write at most 100 letters.')
  .regex(/^[^\n]*$/, 'Write the name on one line.')
