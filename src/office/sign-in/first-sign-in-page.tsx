import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { DoorLayout } from '#ui/door-layout.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'

export function FirstSignInPage({ frame, token, form }: { frame: Frame; token: string; form?: Refused }) {
  return (
    <DoorLayout frame={frame} title="Be the first in the office" lede="Nobody runs this office yet. Whoever sends this form does, and can let others in.">
      <form class="fields" method="post" action={routes.office.firstSignIn.href({ token })}>
        <Mend form={form} />
        <Field label="Your name" name="name" autocomplete="name" required maxLength={100} hint="As colleagues will see it beside what you do." form={form} />
        <Field label="Your e-mail address" name="email" type="email" autocomplete="email" required hint="Links to sign in go there from now on." form={form} />
        <p class="buttons"><button class="button button--primary">Become the administrator</button></p>
      </form>
    </DoorLayout>
  )
}
