import type { Given, Refused } from '#http/form.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'

const units = [['', 'Once'], ['day', 'By days'], ['week', 'By weeks'], ['month', 'By months'], ['year', 'Every year']] as const
const days = [['MO', 'Monday'], ['TU', 'Tuesday'], ['WE', 'Wednesday'], ['TH', 'Thursday'], ['FR', 'Friday'], ['SA', 'Saturday'], ['SU', 'Sunday']] as const
const ways = [['date', 'On the same date, the 14th'], ['weekday', 'On the same weekday, the second Tuesday'], ['last weekday', 'On the last such weekday']] as const

/** How often something happens. What does not go with the choice is not looked at. */
export function RepeatFields({ form, given, endless = true }: { form?: Refused; given: Given; endless?: boolean }) {
  const shown = form?.given ?? given
  return (
    <div class="fields repeats">
      <div class="fields fields--pair">
        <Choose form={form} value={given.repeats} label="Repeats" name="repeats" options={given.repeats === 'as it is' ? [...units, ['as it is', 'As it does now']] : units} />
        <div class="repeats__any"><Field form={form} value={given.every} label="Every so many days, weeks or months" name="every" optional maxLength={2} hint="2 for every second week." /></div>
      </div>
      <fieldset class="field-group repeats__week">
        <legend>By weeks, on</legend>
        <div class="ticks">{days.map(([key, word]) => <label class="tick"><input type="checkbox" name={`weekday-${key}`} value="yes" checked={shown[`weekday-${key}`] === 'yes'} /> <span>{word}</span></label>)}</div>
      </fieldset>
      <div class="repeats__month"><Choose form={form} value={given.by} label="By months" name="by" options={ways} /></div>
      <div class="fields fields--pair repeats__any">
        <Field form={form} value={given.until} label="Until" name="until" type="date" optional hint={endless ? 'The last day. Leave both empty for no end.' : 'The last day.'} />
        <Field form={form} value={given.times} label="Or so many times" name="times" optional maxLength={4} />
      </div>
    </div>
  )
}
