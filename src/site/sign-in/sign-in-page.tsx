import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import type { Provider } from '#platform/providers.ts'
import { DoorLayout } from '#ui/door-layout.tsx'
import { Field } from '#ui/field.tsx'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Mend } from '#ui/mend.tsx'

type Elsewhere = Pick<Provider, 'id' | 'name'>
type Props = { frame: Frame; next?: string; providers: Elsewhere[]; failed?: boolean; form?: Refused }

export function SignInPage({ frame, next, providers, failed, form }: Props) {
  return (
    <DoorLayout frame={frame} title="Sign in" lede="There is no password. We write you a letter with a link.">
      {failed && <div class="notice notice--wrong" role="alert"><p>That did not work, and nothing has changed. Try again, or have a link sent to you.</p></div>}
      <form class="fields" method="post" action={routes.site.signIn.href({}, { next })}>
        <Mend form={form} />
        <Field label="Your e-mail address" name="email" type="email" autocomplete="email webauthn" required form={form} />
        <p class="buttons"><button class="button button--primary">Send me a link</button></p>
      </form>
      {providers.length > 0 && (
        <ul class="buttons ways-in">
          {providers.map(({ id, name }) => <li><a class="button" data-turbo="false" rel="nofollow" href={routes.site.signInWith.href({ provider: id }, { next })}>Sign in with {name}</a></li>)}
        </ul>
      )}
      <passkey-sign-in hidden data-steps={routes.api.passkeys.href()} data-next={routes.site.signedIn.href({}, { next })}>
        <p class="meta">Or, if you have added a passkey to your account:</p>
        <p class="buttons"><button class="button" type="button">Sign in with a passkey</button></p>
        <p role="status" />
      </passkey-sign-in>
      <p class="meta">New here? <a href={`${routes.site.home.href()}#sign-up`}>Join us</a>: whoever has confirmed their address can sign in with it.</p>
    </DoorLayout>
  )
}

const asked = 'If we know that address, a letter with a link is on its way to it. The link works once, for fifteen minutes.'

/** The same for everybody who asks, whether we know them or not. */
export function AskedPage({ frame, kept }: { frame: Frame; kept: boolean }) {
  return (
    <DoorLayout frame={frame} title="Look at your mail" lede={asked}>
      {kept && <KeptLetters />}
      <p><a href={routes.site.signIn.href()}>Ask for another link</a></p>
    </DoorLayout>
  )
}

/** Another house let somebody in, and does not vouch for an address of theirs. */
export function AddressPage({ frame, name, form }: { frame: Frame; name: string; form?: Refused }) {
  return (
    <DoorLayout frame={frame} title="Which address is yours?" lede={`${name} does not tell us an address that it has confirmed. Write yours, and we send a letter to it.`}>
      <form class="fields" method="post" action={routes.site.signInAddress.href()}>
        <Mend form={form} />
        <Field label="Your e-mail address" name="email" type="email" autocomplete="email" required form={form} />
        <p class="meta">Open the letter in this browser. From then on you can sign in with {name}.</p>
        <p class="buttons"><button class="button button--primary">Send me the letter</button></p>
      </form>
    </DoorLayout>
  )
}

export function AddressAskedPage({ frame, kept }: { frame: Frame; kept: boolean }) {
  return (
    <DoorLayout frame={frame} title="Look at your mail" lede="A letter is on its way. Open its link in this browser and press the button: then the two belong together.">
      {kept && <KeptLetters />}
    </DoorLayout>
  )
}
