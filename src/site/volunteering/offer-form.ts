import { z } from 'zod'
import type { Choice } from '#domain/volunteering/choices.ts'
import type { Offer } from '#domain/volunteering/profiles.ts'
import { slots } from '#engines/volunteering/slots.ts'
import type { Given } from '#http/form.ts'
import { asTicks, numbersIn, tickedIn } from '#http/ticks.ts'
import { spoken } from '#ui/language-words.ts'

export const distances = ['0', '5', '10', '25', '50'] as const

const town = z.string().trim().max(100, 'That is too long for the name of a town.').default('')

/** What everybody types. */
export const offerForm = z.object({
  miles: z.union([z.literal('').transform(() => null), z.enum(distances, 'Pick one of the distances.').transform(Number)], 'Pick one of the distances.').default(null),
  counted_on: z.string().trim().max(1000, 'That is longer than fits: 1,000 characters at most.').default(''),
  consent: z.literal('volunteering', 'Tick the box if you want to help; without it we may not write to you when help is wanted.'),
})

/** What a stranger types besides. */
export const strangerForm = offerForm.extend({
  name: z.string('What is your name?').trim().min(1, 'What is your name?').max(200, 'That is longer than fits: 200 letters at most.').regex(/^[^\n]*$/, 'Write the name on one line.'),
  email: z.email('That does not look like an e-mail address.').max(320, 'That is too long for an e-mail address.'),
  town,
})

/** What was ticked, of what can be ticked. */
export function offerFrom(given: Given, { miles, counted_on }: Pick<z.output<typeof offerForm>, 'miles' | 'counted_on'>, choices: Choice[]): Offer {
  const chosen = (kind: Choice['kind'], numbers: number[]) => choices.filter((choice) => choice.kind === kind && numbers.includes(choice.id)).map(({ id }) => id)
  return {
    skills: chosen('skill', numbersIn(given, 'skill')),
    issues: chosen('issue', numbersIn(given, 'issue')),
    languages: spoken.filter((code) => tickedIn(given, 'language').includes(code)),
    times: slots.filter((slot) => tickedIn(given, 'time').includes(slot)),
    miles,
    counted_on,
  }
}

/** The offer as its form shows it. */
export const givenFrom = ({ skills, issues, languages, times, miles, counted_on }: Offer): Given => ({
  ...asTicks('skill', skills), ...asTicks('issue', issues), ...asTicks('language', languages), ...asTicks('time', times),
  miles: miles === null ? '' : String(miles), counted_on, consent: 'volunteering',
})
