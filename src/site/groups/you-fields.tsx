import type { Refused } from '#http/form.ts'
import { Field } from '#ui/field.tsx'
import { Trap } from '#ui/trap.tsx'

export type You = { name: string; email: string }

/** Who writes: known already, or to be asked by letter whether it was they. */
export const YouFields = ({ you, form }: { you?: You; form?: Refused }) => (
  <fieldset class="field-group">
    <legend>You</legend>
    <Field form={form} label="Your name" name="name" value={you?.name} autocomplete="name" required maxLength={100} />
    <Field form={form} label="E-mail" name="email" type="email" value={you?.email} autocomplete="email" required maxLength={254} />
    <Trap />
  </fieldset>
)
