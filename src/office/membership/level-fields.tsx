import type { Level } from '#domain/membership/levels.ts'
import type { Refused } from '#http/form.ts'
import { Field } from '#ui/field.tsx'
import { kinds } from '#ui/payment-words.ts'
import { entries } from '#ui/words.ts'

const lengths = [['year', 'A year'], ['month', 'A month'], ['', 'Until somebody ends it']] as const

export function LevelFields({ level, form }: { level?: Level; form?: Refused }) {
  const kind = form?.given.kind ?? level?.kind ?? 'dues'
  const every = form?.given.every ?? (level ? level.every ?? '' : 'year')
  const wrong = form?.errors.every?.[0]
  return (
    <>
      <Field label="Name" name="name" value={level?.name} required maxLength={80} form={form} />
      <fieldset class="field-group">
        <legend class="unseen">Kind</legend>
        <div class="choices choices--long">
          {entries(kinds).map(([value, { word, means }]) => (
            <label class="choice">
              <input type="radio" id={`kind-${value}`} name="kind" value={value} checked={value === kind} required />
              <span>{word}<small>{means}</small></span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field--short"><Field label="Sum in dollars" name="amount" value={level ? String(level.cents / 100) : ''} optional maxLength={10} hint="Of dues: what is asked. Of “pay what you can”: what you suggest." form={form} /></div>
      <fieldset class="field-group" aria-describedby={wrong && 'every-error'}>
        <legend class="unseen">How long it lasts</legend>
        <div class="choices">
          {lengths.map(([value, words]) => (
            <label class="choice">
              <input type="radio" id={`every-${value || 'ever'}`} name="every" value={value} checked={value === every} />
              <span>{words}</span>
            </label>
          ))}
        </div>
        {wrong && <p class="field__error" id="every-error">{wrong}</p>}
      </fieldset>
      <div class="field--short"><Field label="Days of grace" name="grace_days" value={String(level?.grace_days ?? 30)} maxLength={3} hint="After the last day they still count as members." form={form} /></div>
      <Field label="What people read beside it" name="about" value={level?.about} rows={3} optional maxLength={1000} form={form} />
    </>
  )
}
