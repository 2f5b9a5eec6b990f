import { z } from 'zod'
import { numberShape } from '#office/number-shape.ts'

/** How a letter is looked at: as whom (nobody in particular unless said), how wide, in which light, and which of its two parts. */
export const lookShape = z.object({
  as: numberShape.optional().catch(undefined),
  width: z.enum(['phone', 'desktop']).catch('phone'),
  scheme: z.enum(['light', 'dark']).catch('light'),
  form: z.enum(['html', 'text']).catch('html'),
})
export type Look = z.output<typeof lookShape>
