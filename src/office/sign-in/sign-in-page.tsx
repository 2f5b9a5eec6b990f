import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { DoorLayout } from '#office/sign-in/door-layout.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'

type Props = { frame: Frame; next?: string; form?: Refused }

export function SignInPage({ frame, next, form }: Props) {
  return (
    <DoorLayout frame={frame} title="Sign in to the office" lede="There is no password. We write you a letter with a link.">
      <form class="fields" method="post" action={routes.office.signIn.href({}, { next })}>
        <Mend form={form} />
        <Field label="Your e-mail address" name="email" type="email" autocomplete="email webauthn" required form={form} />
        <p class="buttons"><button class="button button--primary">Send me a link</button></p>
      </form>
      <passkey-sign-in hidden data-steps={routes.api.passkeys.href()} data-next={next ?? routes.office.home.href()}>
        <p class="meta">Or, if you have added a passkey to your account:</p>
        <p class="buttons"><button class="button" type="button">Sign in with a passkey</button></p>
        <p role="status" />
      </passkey-sign-in>
    </DoorLayout>
  )
}

const asked = 'If that address belongs to somebody who works here, a letter with a link is on its way to it. The link works once, for fifteen minutes.'

/** The same for everybody who asks, whether they work here or not. */
export function AskedPage({ frame, kept }: { frame: Frame; kept: boolean }) {
  return (
    <DoorLayout frame={frame} title="Look at your mail" lede={asked}>
      {kept && (
        <div class="notice notice--careful">
          <p>No mail server has been named to this program yet. Letters are kept as files in its outbox folder, on the machine where it runs.</p>
        </div>
      )}
      <p><a href={routes.office.signIn.href()}>Ask for another link</a></p>
    </DoorLayout>
  )
}

type Press = { frame: Frame; title: string; lede: string; button: string; action: string }

/** What the link in a letter opens: looking uses nothing up, pressing does. */
export function PressPage({ frame, title, lede, button, action }: Press) {
  return (
    <DoorLayout frame={frame} title={title} lede={lede}>
      <form method="post" action={action} data-turbo="false">
        <p class="buttons"><button class="button button--primary button--big">{button}</button></p>
      </form>
    </DoorLayout>
  )
}

export function SpentPage({ frame, lede = 'It works once and not for long. Ask for a new one; it takes a minute.' }: { frame: Frame; lede?: string }) {
  return (
    <DoorLayout frame={frame} title="This link is used up" lede={lede}>
      <p class="buttons"><a class="button button--primary" href={routes.office.signIn.href()}>Go to sign-in</a></p>
    </DoorLayout>
  )
}
