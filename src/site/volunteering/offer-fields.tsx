import type { Choice } from '#domain/volunteering/choices.ts'
import { dayparts, weekdays } from '#engines/volunteering/slots.ts'
import type { Given, Refused } from '#http/form.ts'
import { distances } from '#site/volunteering/offer-form.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { languageWords, spoken } from '#ui/language-words.ts'
import { TickList } from '#ui/tick-list.tsx'

type Props = { given: Given; form?: Refused; choices: Choice[] }

export const helpPromise = 'Yes, write to me by e-mail when my help is wanted. Every such letter asks about one thing, I answer with one press, and at its foot I can leave the list.'

const dayWords: Record<(typeof weekdays)[number], string> = { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' }
const partWords: Record<(typeof dayparts)[number], string> = { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' }
const far: Record<(typeof distances)[number], string> = { 0: 'In my town only', 5: 'Up to 5 miles', 10: 'Up to 10 miles', 25: 'Up to 25 miles', 50: 'Up to 50 miles' }

/** What somebody offers, and how they will be contacted. */
export function OfferFields({ given, form, choices }: Props) {
  const of = (kind: Choice['kind']) => choices.filter((choice) => choice.kind === kind).map(({ id, name }) => ({ value: id, words: name }))
  const wrong = form?.errors.consent?.[0]
  return (
    <>
      <TickList legend="What you can do" prefix="skill" choices={of('skill')} given={given} hint="Tick what you like doing. Nobody is asked for anything else that needs skill." />
      <TickList legend="What you care about" prefix="issue" choices={of('issue')} given={given} />
      <Week given={given} />
      <TickList legend="Languages you speak" prefix="language" choices={spoken.map((code) => ({ value: code, words: languageWords(code) }))} given={given} />
      <fieldset class="field-group">
        <legend>How far, and for what</legend>
        <Choose form={form} value={given.miles} kind="field--short" label="How far you travel" name="miles" options={[...distances.map((miles) => [miles, far[miles]] as const), ['', 'It depends']]} />
        <Field form={form} value={given.counted_on} label="What we can count on you for" name="counted_on" rows={3} optional maxLength={1000} hint="In your own words: “a pot of soup for any meeting”, “one evening of calls a month”." />
      </fieldset>
      <label class="tick">
        <input type="checkbox" id="consent" name="consent" value="volunteering" required checked={given.consent === 'volunteering'} aria-invalid={wrong ? true : undefined} aria-describedby={wrong && 'consent-error'} />
        <span>{helpPromise}</span>
      </label>
      {wrong && <p class="field__error" id="consent-error">{wrong}</p>}
    </>
  )
}

function Week({ given }: { given: Given }) {
  return (
    <fieldset class="field-group">
      <legend>When you are usually free</legend>
      <table class="week">
        <thead><tr><td></td>{dayparts.map((part) => <th scope="col">{partWords[part]}</th>)}</tr></thead>
        <tbody>
          {weekdays.map((day) => (
            <tr>
              <th scope="row">{dayWords[day]}</th>
              {dayparts.map((part) => (
                <td><label><span class="unseen">{dayWords[day]} {part}</span><input type="checkbox" name={`time-${day}-${part}`} value="yes" checked={given[`time-${day}-${part}`] === 'yes'} /></label></td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
