import { z } from 'zod'

/** What kinds of events there are. */
export const eventKind = z.enum(['meeting', 'town-hall', 'training', 'rally', 'canvass', 'phone-bank', 'hearing', 'deadline', 'other'], 'Pick what kind it is.')

/** An event that waits for the answer to a letter, as its form was understood. */
export const submittedEvent = z.object({
  title: z.string(), kind: eventKind, words: z.string(), venue: z.string(), address: z.string(), place_id: z.string().nullable(), access: z.string(), is_online: z.boolean(), credit: z.string(),
  zone: z.string().nullable(), starts: z.string(), ends: z.string(), rule: z.string().nullable(), room: z.object({ address: z.string(), note: z.string() }).nullable(),
})
