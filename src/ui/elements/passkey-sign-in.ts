import { onPress, step } from '#ui/elements/passkey.ts'

/** A button that signs in with a passkey of this device. Hidden where there are none; the letter always works. */
class PasskeySignIn extends HTMLElement {
  connectedCallback() {
    onPress(this, async () => {
      const options = await step<PublicKeyCredentialRequestOptionsJSON>(this, 'generate-authenticate-options')
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
      const credential = await navigator.credentials.get({ publicKey })
      if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential')
      await step(this, 'verify-authentication', { response: credential.toJSON() })
      location.assign(this.dataset.next ?? '/')
    }, { refused: 'That passkey is not known here. Ask for a link instead, and add the passkey once you are in.' })
  }
}

customElements.define('passkey-sign-in', PasskeySignIn)
