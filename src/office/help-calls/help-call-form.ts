import { z } from 'zod'
import type { Choice } from '#domain/volunteering/choices.ts'
import type { Draft } from '#domain/volunteering/calling.ts'
import type { HelpCall } from '#domain/volunteering/help-calls.ts'
import type { Given } from '#http/form.ts'
import { asTicks, numbersIn, tickedIn } from '#http/ticks.ts'
import { localMoment, timeZone } from '#http/local-moment.ts'
import { spoken } from '#ui/language-words.ts'

const twoWeeks = 14 * 24 * 3_600_000
const text = (most: number) => z.string().trim().max(most, `That is longer than fits: ${most.toLocaleString('en-US')} characters at most.`).default('')

export const helpCallForm = z.object({
  title: text(120).refine((typed) => typed.length > 0, 'What is it? A call for help needs a title.'),
  about: text(5000),
  group: z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()]).default(null),
  starts: localMoment,
  ends: localMoment,
  zone: timeZone,
  town: text(100),
  venue: text(300),
  places: z.coerce.number('Write how many people you need.').int('Write a whole number.').min(1, 'One person at least.').max(10_000, 'Ten thousand at most.'),
  issue: z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()]).default(null),
  listed: z.literal('yes').optional(),
})
  .refine(({ starts, ends }) => starts < ends, { path: ['ends'], message: 'It ends after it begins.' })
  .refine(({ starts, ends }) => Date.parse(`${ends}Z`) - Date.parse(`${starts}Z`) <= twoWeeks, { path: ['ends'], message: 'A call for help lasts two weeks at most. Make several of a longer one.' })

/** What was typed and ticked, of what can be ticked. */
export function draftFrom(given: Given, { title, about, starts, ends, zone, venue, places, issue, listed }: z.output<typeof helpCallForm>, placeId: string | null, choices: Choice[]): Draft {
  const known = (kind: Choice['kind']) => choices.filter((choice) => choice.kind === kind).map(({ id }) => id)
  return {
    title, about, venue, places, zone, place_id: placeId, starts_local: starts, ends_local: ends, listed: listed === 'yes',
    skills: known('skill').filter((id) => numbersIn(given, 'skill').includes(id)),
    languages: spoken.filter((code) => tickedIn(given, 'language').includes(code)),
    issue_id: known('issue').find((id) => id === issue) ?? null,
  }
}

/** The call as its form shows it. */
export const givenFrom = (call: HelpCall & { town: string | null }): Given => ({
  title: call.title, about: call.about, group: String(call.group_id ?? ''), venue: call.venue, town: call.town ?? '',
  starts: asField(call.starts_local), ends: asField(call.ends_local), zone: call.zone,
  places: String(call.places), issue: String(call.issue_id ?? ''), ...(call.listed ? { listed: 'yes' } : {}),
  ...asTicks('skill', call.skills), ...asTicks('language', call.languages),
})

export const blank = (zone: string): Given => ({ zone, places: '5', listed: 'yes' })

const asField = (local: string) => local.slice(0, 16).replace(' ', 'T')
