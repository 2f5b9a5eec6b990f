import { z } from 'zod'
import { type Choice, choiceOf, firstDay, ruleOf, type Start } from '#engines/calendar/choosing.ts'
import { type Weekday, weekdays } from '#engines/calendar/rule.ts'
import type { Given } from '#http/form.ts'
import { asTicks, tickedIn } from '#http/ticks.ts'

/** How often, as the form asks it. `as it is`: a rule from elsewhere that the form cannot ask for, kept. */
export const repeatingShape = {
  repeats: z.enum(['', 'day', 'week', 'month', 'year', 'as it is']).default(''),
  every: z.union([z.literal('').transform(() => 1), z.coerce.number('Write a number.').int('Write a whole number.').min(1, 'One at least.').max(99, 'Ninety-nine at most.')]).default(1),
  by: z.enum(['date', 'weekday', 'last weekday']).default('date'),
  until: z.union([z.literal(''), z.iso.date('Write a day, as in 2027-06-30.')]).default(''),
  times: z.union([z.literal('').transform(() => null), z.coerce.number('Write a number.').int('Write a whole number.').min(1, 'Once at least.').max(1000, 'A thousand times at most.')]).default(null),
}
type Repeating = { repeats: '' | Choice['unit'] | 'as it is'; every: number; by: Choice['by']; until: string; times: number | null }

const isWeekday = (name: string): name is Weekday => weekdays.some((weekday) => weekday === name)

/** The choice that was made; undefined where it happens once. */
export function chosen({ repeats, every, by, until, times }: Repeating, given: Given): Choice | undefined {
  if (repeats === '' || repeats === 'as it is') return undefined
  return { every, unit: repeats, weekdays: repeats === 'week' ? tickedIn(given, 'weekday').filter(isWeekday) : [], by, ends: until ? { on: until } : times ? { after: times } : null }
}

/** The rule, and the start on a day that the rule chooses, which may be later than the one that was written. */
export function ruled(choice: Choice, { starts, zone }: Start): { rule: string; starts: string } {
  const moved = firstDay(choice, starts) + starts.slice(10)
  return { rule: ruleOf(choice, { starts: moved, zone }), starts: moved }
}

/** A rule as the form shows it. */
export function askedAs(rule: string | null, start: Start): Given {
  if (rule === null) return { repeats: '' }
  const choice = choiceOf(rule, start)
  if (!choice) return { repeats: 'as it is' }
  const { every, unit, weekdays: days, by, ends } = choice
  return { repeats: unit, every: String(every), by, until: ends && 'on' in ends ? ends.on : '', times: ends && 'after' in ends ? String(ends.after) : '', ...asTicks('weekday', days) }
}
