import { z } from 'zod'

/** Dollars as they are typed, "35", "$12.50", in cents; nothing typed is nothing. */
export const sumShape = z
  .string()
  .trim()
  .regex(/^(\$?\d{1,6}(\.\d{1,2})?)?$/, 'Write a sum in dollars, such as 35 or 12.50.')
  .transform((sum) => Math.round(Number(sum.replace('$', '')) * 100))
