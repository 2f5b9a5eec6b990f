import type { Refused } from '#http/form.ts'
import { Field } from '#ui/field.tsx'
import { FileField } from '#ui/file-field.tsx'

const hint = 'JPEG, PNG, WebP, AVIF or GIF, up to 30 MB. It is turned upright and made smaller; where and with what it was taken is removed.'

/** What is asked about a picture that is sent. */
export const PictureFields = ({ form }: { form?: Refused }) => (
  <>
    <FileField label="Picture" name="picture" accept="image/jpeg,image/png,image/webp,image/avif,image/gif" hint={hint} wrong={form?.errors.picture?.[0]} />
    <WordFields form={form} />
  </>
)

type Words = { form?: Refused; alt?: string; credit?: string; id?: number }

/** `id` tells the fields of one picture from those of another. */
export function WordFields({ form, alt, credit, id }: Words) {
  const of = id ? `-${id}` : ''
  return (
    <>
      <Field id={`alt${of}`} label="What is to be seen" name="alt" value={alt} form={form} required maxLength={500} hint="For those who do not see it, as in “Nine people with signs on the State House steps, in the rain”." />
      <Field id={`credit${of}`} label="Who took it" name="credit" value={credit} form={form} optional maxLength={200} />
    </>
  )
}
