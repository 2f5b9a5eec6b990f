import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Refused } from '#http/form.ts'
import { Field } from '#ui/field.tsx'

type Props = { field: CustomField; value?: string; form?: Refused }

/** An input for what an administrator wants to know, by its kind. Left empty, it is not known. */
export function CustomFieldInput({ field: { key, label, kind, choices }, value, form }: Props) {
  const name = `field-${key}`
  if (kind === 'choice' || kind === 'yes-no') {
    const shown = form?.given[name] ?? value ?? ''
    const answers = kind === 'choice' ? choices.map((choice) => [choice, choice]) : [['yes', 'Yes'], ['no', 'No']]
    const gone = shown && !answers.some(([answer]) => answer === shown)
    const wrong = form?.errors[name]?.[0]
    return (
      <p class="field">
        <label for={name}>{label} <span class="field__optional">(optional)</span></label>
        <select id={name} name={name} aria-invalid={wrong ? true : undefined} aria-describedby={wrong && `${name}-error`}>
          <option value="">Not known</option>
          {answers.map(([answer, words]) => <option value={answer} selected={answer === shown}>{words}</option>)}
          {gone && <option value={shown} selected>{shown} (no longer offered)</option>}
        </select>
        {wrong && <span class="field__error" id={`${name}-error`}>{wrong}</span>}
      </p>
    )
  }
  const type = kind === 'date' ? 'date' : 'text'
  return <Field form={form} value={value} label={label} name={name} type={type} optional maxLength={2000} autocomplete="off" hint={kind === 'number' ? 'A number.' : undefined} />
}
