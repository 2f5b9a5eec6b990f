import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { Field } from '#ui/field.tsx'
import { Trap } from '#ui/trap.tsx'

export const letterPromise = 'Yes, send me the weekly letter. I can leave with one click at the foot of any of them.'

export function SignUp({ form }: { form?: Refused }) {
  return (
    <div class="section">
      <section class="sign-up" id="sign-up" aria-labelledby="sign-up-title">
        <div>
          <h2 id="sign-up-title">One letter a week, and it is short.</h2>
          <p>The call that matters most, what your own legislators did about the last one, and who meets near you.</p>
        </div>
        <SignUpForm form={form} />
      </section>
    </div>
  )
}

export function SignUpForm({ form, wait }: { form?: Refused; wait?: ComponentChildren }) {
  const wrong = form?.errors.consent?.[0]
  return (
    <form method="post" action={routes.site.signUps.href()}>
      {wait}
      <div class="fields fields--pair">
        <Field form={form} id="letter-email" label="E-mail" name="email" type="email" autocomplete="email" required maxLength={320} />
        <Field form={form} id="letter-town" label="Town" name="town" autocomplete="address-level2" required maxLength={100} />
      </div>
      <Trap />
      <label class="tick">
        <input type="checkbox" id="letter-consent" name="consent" value="newsletter" required checked={form?.given.consent === 'newsletter'} aria-invalid={wrong ? true : undefined} aria-describedby={wrong && 'letter-consent-error'} />
        <span>{letterPromise}</span>
      </label>
      {wrong && <p class="field__error" id="letter-consent-error">{wrong}</p>}
      <p class="buttons"><button class="button">Sign me up</button></p>
    </form>
  )
}
