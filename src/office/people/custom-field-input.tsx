import type { CustomField } from '#domain/people/custom-fields.ts'
import type { Refused } from '#http/form.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'

type Props = { field: CustomField; value?: string; form?: Refused }

/** An input for what an administrator wants to know, by its kind. Left empty, it is not known. */
export function CustomFieldInput({ field: { key, label, kind, choices }, value, form }: Props) {
  const name = `field-${key}`
  if (kind === 'choice' || kind === 'yes-no') {
    const shown = form?.given[name] ?? value ?? ''
    const answers: [string, string][] = kind === 'choice' ? choices.map((choice) => [choice, choice]) : [['yes', 'Yes'], ['no', 'No']]
    const gone: typeof answers = shown && !answers.some(([answer]) => answer === shown) ? [[shown, `${shown} (no longer offered)`]] : []
    return <Choose form={form} value={value} label={label} name={name} optional blank="Not known" options={[...answers, ...gone]} />
  }
  const type = kind === 'date' ? 'date' : 'text'
  return <Field form={form} value={value} label={label} name={name} type={type} optional maxLength={2000} autocomplete="off" hint={kind === 'number' ? 'A number.' : undefined} />
}
