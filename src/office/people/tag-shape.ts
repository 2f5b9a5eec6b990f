import { z } from 'zod'

/** A tag as it is typed. A comma would make two of it. */
export const tagShape = z
  .string('Write a tag.')
  .trim()
  .min(1, 'Write a tag.')
  .max(60, 'A tag has at most 60 letters.')
  .regex(/^[^,\n]*$/, 'A tag has no comma in it. Give one tag at a time.')
