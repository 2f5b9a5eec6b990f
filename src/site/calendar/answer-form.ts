import { z } from 'zod'
import type { Given } from '#http/form.ts'
import { emailShape, nameShape } from '#http/introduction.ts'
import { mostGuests } from '#ui/coming-words.ts'

const reply = z.string().trim().max(500, 'That is longer than fits: 500 characters at most.').default('')

export const guestsShape = z.coerce
  .number('Choose how many you bring.')
  .int('Choose how many you bring.')
  .min(0, 'Choose how many you bring.')
  .max(mostGuests, `Bring ${mostGuests} guests at most.`)

/** What everybody says who comes. Each reply is a field of its own, in the order of the questions. */
export const comingForm = z.object({
  guests: guestsShape.default(0),
  'reply-0': reply, 'reply-1': reply, 'reply-2': reply, 'reply-3': reply, 'reply-4': reply,
})

/** What a stranger says besides. */
export const strangerForm = comingForm.extend({ name: nameShape, email: emailShape })

export const replyName = (at: number) => `reply-${at}`

/** What was replied, in the order of the questions; nothing where nothing was asked. */
export const repliesOf = (given: Given, questions: readonly string[]): string[] => questions.map((_, at) => (given[replyName(at)] ?? '').trim().slice(0, 500))
