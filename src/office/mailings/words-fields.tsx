import type { Refused } from '#http/form.ts'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'

type Props = { form?: Refused; subject?: string; body?: string }

export function WordsFields({ form, subject, body }: Props) {
  return (
    <>
      <Mend form={form} />
      <Field label="Subject" name="subject" value={subject} required maxLength={200} form={form} />
      <Field label="Letter" name="body" value={body} rows={12} required maxLength={20_000} hint="Plain text. Leave an empty line between paragraphs." form={form} />
    </>
  )
}
