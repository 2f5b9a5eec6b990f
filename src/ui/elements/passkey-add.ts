import { onPress, step } from '#ui/elements/passkey.ts'

/** A button that makes a passkey on this device and leaves its public half with us. */
class PasskeyAdd extends HTMLElement {
  connectedCallback() {
    onPress(this, async () => {
      const options = await step<PublicKeyCredentialCreationOptionsJSON>(this, 'generate-register-options')
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
      const credential = await navigator.credentials.create({ publicKey })
      if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential')
      await step(this, 'verify-registration', { response: credential.toJSON() })
      location.reload()
    }, { refused: 'To add a passkey, sign out and sign in again first: it takes a sign-in from within the last hour.' })
  }
}

customElements.define('passkey-add', PasskeyAdd)
