import { z } from 'zod'
import type { Told } from '#domain/calendar/submissions.ts'
import { fromPlain } from '#engines/texts/writing.ts'
import { endsAfter, lastsAMonth, repeatsAfter, whenOf, whenShape } from '#http/event-when.ts'
import type { Given } from '#http/form.ts'
import { emailShape, nameShape } from '#http/introduction.ts'
import { eventKind } from '#site/confirmations/submitted-event.ts'
import { line, text } from '#site/confirmations/submitted-words.ts'
import { today } from '#ui/day.tsx'

/** What somebody types who tells us about an event. */
export const submissionForm = z
  .object({
    title: line(160).min(1, 'What is it called? A few words are enough.'),
    kind: eventKind,
    words: text(5000).min(1, 'Say in a few sentences what it is.'),
    ...whenShape,
    venue: line(200).default(''),
    address: line(300).default(''),
    town: line(100).default(''),
    access: text(1000).default(''),
    is_online: z.literal('yes').optional(),
    room: z.union([z.literal(''), z.url({ protocol: /^https$/, error: 'Write the whole address, beginning with https://' }).max(1000, 'That is longer than fits.')]).default(''),
    group: z.string().max(120).default(''),
    organization: line(120).default(''),
    name: nameShape,
    email: emailShape,
  })
  .refine(...endsAfter)
  .refine(...lastsAMonth)
  .refine(...repeatsAfter)
  .refine(({ repeats }) => repeats !== 'as it is', { path: ['repeats'], error: 'Choose one of the list.' })
  .refine(({ repeats, until, times }) => repeats === '' || until || times, { path: ['until'], error: 'Say until when it repeats, or how many times.' })
  .refine(({ ends, until, times }) => [ends.slice(0, 10), until].some((on) => on >= today()) || times, { path: ['starts'], error: 'That is over already. Tell us of what is to come.' })
  .refine(({ starts }) => starts.slice(0, 10) <= farthest(), { path: ['starts'], error: 'That is more than two years away. Tell us when it is nearer.' })
  .refine(({ venue, address, town, is_online }) => venue || address || town || is_online, { path: ['venue'], error: 'Say where it is, or that people join online.' })
  .refine(({ group, organization }) => group || organization, { path: ['organization'], error: 'Whose event is it? Choose a group, or write a name.' })

/** Times are laid out two years ahead. */
function farthest(): string {
  const now = today()
  return `${Number(now.slice(0, 4)) + 2}${now.slice(4)}`
}

type Values = z.output<typeof submissionForm>

/** What was typed, as an event: plain text, said for no group until a moderator has looked. */
export function toldFrom(given: Given, values: Values, { placeId, group }: { placeId: string | null; group?: string }): Told {
  const { title, kind, words, venue, address, access, organization, room } = values
  return {
    title, kind, venue, address, access, words: fromPlain(words), place_id: placeId, credit: (group ?? organization).slice(0, 120), ...whenOf(given, values),
    is_online: values.is_online === 'yes', room: values.is_online && room ? { address: room, note: '' } : null,
  }
}
