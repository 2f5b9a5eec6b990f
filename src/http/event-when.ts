import { z } from 'zod'
import { clockOf, clockText, day } from '#engines/calendar/clock.ts'
import type { Given } from '#http/form.ts'
import { localMoment, timeZone } from '#http/local-moment.ts'
import { chosen, repeatingShape, ruled } from '#http/repeating.ts'

/** When something takes place, as a form asks it. */
export const whenShape = { starts: localMoment, ends: localMoment, whole_days: z.literal('yes').optional(), zone: timeZone, ...repeatingShape }
export type When = z.output<z.ZodObject<typeof whenShape>>

type Rule = readonly [fits: (when: Pick<When, 'starts' | 'ends' | 'whole_days' | 'until'>) => boolean, { path: string[]; message: string }]
const longest = 31 * day

export const endsAfter: Rule = [
  ({ starts, ends, whole_days }) => (whole_days ? dayOf(starts) <= dayOf(ends) : starts <= ends), { path: ['ends'], message: 'It ends before it begins. Write a later time.' },
]
export const lastsAMonth: Rule = [
  ({ starts, ends }) => clockOf(whole(ends)) - clockOf(whole(starts)) <= longest, { path: ['ends'], message: 'An event lasts a month at most. Make several of a longer one.' },
]
export const repeatsAfter: Rule = [({ until, starts }) => !until || until >= dayOf(starts), { path: ['until'], message: 'It stops repeating before it begins. Write a later day.' }]

/** What was typed, as local times and a rule. `rule` is the one it had, for what the form cannot ask for. */
export function whenOf(given: Given, values: When, rule: string | null = null) {
  const zone = values.whole_days ? null : values.zone
  const days = { starts: dayOf(values.starts), ends: clockText(clockOf(dayOf(values.ends)) + day, true) }
  const typed = zone === null ? days : { starts: whole(values.starts), ends: whole(values.ends) }
  const choice = chosen(values, given)
  const series = choice ? ruled(choice, { starts: typed.starts, zone }) : { rule: values.repeats === 'as it is' ? rule : null, starts: typed.starts }
  const ends = clockText(clockOf(typed.ends) + clockOf(series.starts) - clockOf(typed.starts), zone === null)
  return { zone, ...series, ends }
}

const dayOf = (typed: string) => typed.slice(0, 10)
const whole = (typed: string) => (typed.length === 16 ? `${typed}:00` : typed)
