import type { Given, Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import type { Writing } from '#domain/content/writings.ts'
import { Field } from '#ui/field.tsx'
import { type Alive, RichText } from '#ui/rich-text.tsx'

type Props = { given: Given; form?: Refused; alive: Alive }

/** Title, first sentence and text: what pages and stories have alike. */
export function OwnFields({ given, form, alive }: Props) {
  return (
    <>
      <Field form={form} value={given.title} label="Title" name="title" required maxLength={200} />
      <Field form={form} value={given.lede} label="In one sentence" name="lede" rows={2} optional maxLength={600} hint="It stands under the title, and in lists." />
      <RichText form={form} value={given.body} label="The text" name="body" alive={alive} />
    </>
  )
}

/** Where it stands; a new address leads on from the old one. */
export const Address = ({ given, form, below }: Omit<Props, 'alive'> & { below: string }) => (
  <Field form={form} value={given.slug} label="Address" name="slug" optional maxLength={80} hint={`${below}… Left empty, it is made of the title. Whoever comes to an old address is led to the new one.`} />
)

/** Who else has it open: heard while one writes, and told others. */
export function Desk({ writing, others }: { writing: Writing; others: string }) {
  return (
    <writing-desk data-href={routes.office.writingDesk.href(writing)} data-empty={!others}>
      <p class="notice notice--careful" role="status">{others}</p>
    </writing-desk>
  )
}
