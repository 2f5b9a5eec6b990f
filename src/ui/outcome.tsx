import type { ComponentChildren } from 'preact'
import type { Row } from '#platform/row.ts'
import type { Refused } from '#http/form.ts'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { Trap } from '#ui/trap.tsx'
import { entries, outcomes, stances } from '#ui/words.ts'

export type Told = Row<'reports'>['outcome']
type Props = {
  href: string
  key_: string
  official: number
  kind: Row<'actions'>['kind']
  next?: string
  form?: Refused
  wait?: ComponentChildren
  /** Shown, but nothing can be pressed. */
  inert?: boolean
}

/** "How did it go?" What was heard is asked only of those who spoke to somebody. */
export function Outcome({ href, key_, official, kind, next, form, wait, inert }: Props) {
  const told = form?.given
  return (
    <form class="outcome" method="post" action={href} aria-labelledby="went" inert={inert}>
      {wait ?? <Mend form={form} ids={{ outcome: 'outcome-spoke-staff', key: 'went', stance: 'went' }} />}
      <input type="hidden" name="key" value={key_} />
      <input type="hidden" name="official" value={official} />
      <Trap />
      <fieldset class="field-group">
        <legend id="went">How did it go?</legend>
        <div class="choices choices--two">
          {outcomesFor(kind).map(([value, words]) => (
            <label class="choice"><input type="radio" id={`outcome-${value}`} name="outcome" value={value} checked={told?.outcome === value} data-spoke={value.startsWith('spoke') ? '' : undefined} /> <span>{words}</span></label>
          ))}
        </div>
      </fieldset>
      <fieldset class="field-group outcome__heard">
        <legend>Where do they stand, from what you heard?</legend>
        <div class="choices choices--two">
          {entries(stances).map(([value, { word, sign }]) => (
            <label class="choice"><input type="radio" name="stance" value={value} checked={told?.stance === value} /> <span class={`stance stance--${sign}`}>{word}</span></label>
          ))}
        </div>
      </fieldset>
      <Field form={form} label="Anything worth passing on?" name="note" rows={3} optional maxLength={2000} hint="Only our organizers read this. Please leave out names of staff." />
      <p class="buttons">
        <button class="button button--primary button--big">{next ? `Save, and on to ${next}` : 'Save, and done'}</button>
        <button class="button button--quiet" name="outcome" value="skipped" formnovalidate>Skip</button>
      </p>
    </form>
  )
}

/** In the order in which an action of this kind usually ends. */
function outcomesFor(kind: Props['kind']) {
  const order: Record<Props['kind'], Told[]> = {
    call: ['spoke-legislator', 'spoke-staff', 'voicemail', 'no-answer', 'emailed', 'skipped'],
    email: ['emailed', 'spoke-legislator', 'spoke-staff', 'voicemail', 'no-answer', 'skipped'],
    letter: ['mailed', 'emailed', 'spoke-legislator', 'spoke-staff', 'skipped'],
  }
  return order[kind].map((value): [Told, string] => [value, outcomes[value]])
}
