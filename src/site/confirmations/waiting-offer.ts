import { z } from 'zod'

const ids = z.array(z.number().int().positive()).max(100)

/** An offer of help that waits for the answer to a letter, and perhaps the call for help that it is for. */
export const waitingOffer = z.object({
  skills: ids,
  issues: ids,
  languages: z.array(z.string().max(35)).max(40),
  times: z.array(z.string().max(20)).max(21),
  miles: z.number().nullable(),
  counted_on: z.string(),
  helpCallId: z.number().optional(),
})
