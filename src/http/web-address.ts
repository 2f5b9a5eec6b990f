import { z } from 'zod'

/** A link to the web, or nothing. */
export const webAddressShape = z
  .string()
  .trim()
  .max(2000, 'That is longer than fits: 2,000 characters at most.')
  .refine((typed) => !typed || URL.canParse(typed) && ['http:', 'https:'].includes(new URL(typed).protocol), 'A link begins with https:// or http:// and names a site.')
  .default('')
