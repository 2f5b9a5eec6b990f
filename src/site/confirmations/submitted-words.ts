import { z } from 'zod'
import { webAddressShape } from '#http/web-address.ts'

/** Words of up to so many characters; `line`: on one. */
export const text = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`)
export const line = (most: number) => text(most).regex(/^[^\n]*$/, 'Write it on one line.')
const whom = z.enum(['representative', 'senator', 'legislators', 'committee', 'congress-member', 'us-senators', 'office', 'picked'], 'Choose who is to be called.')

/** Of whom one has to say which. */
export const namedInWords = ['committee', 'office', 'picked']

/** What an ally writes of a call to action, as the form takes it. */
export const wordsShape = {
  title: line(120).min(1, 'Give it a title of a few words.'),
  ask: text(1000).min(1, 'Write in a sentence what people are to ask for.'),
  why: text(5000).min(1, 'A few sentences are enough.'),
  addresses: whom,
  whom: line(200).default(''),
  bill_number: line(60).default(''),
  link: webAddressShape,
  organization: line(120).min(1, 'Which organization asks for it?'),
}

/** A call to action that waits for the answer to a letter. */
export const submittedWords = z.object({ ...wordsShape, closes_on: z.iso.date().nullable() })
