import type { Refused } from '#http/form.ts'
import { Field } from '#ui/field.tsx'

/** A refusal that came without its reason, to be sent again with one. */
export const ReasonAgain = ({ href, form }: { href: string; form: Refused }) => (
  <div class="notice notice--wrong office-notice" role="alert">
    <h2>One thing to mend</h2>
    <form class="stack" method="post" action={href}>
      <input type="hidden" name="_method" value="PUT" />
      <Field form={form} id="reason-again" label="The reason" name="reason" rows={3} required maxLength={2000} />
      <button class="button button--small">Refuse it</button>
    </form>
  </div>
)
