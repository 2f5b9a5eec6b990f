import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** Does a small sum in this browser when many knock at once, and puts the answer into its form. Without script, a minute's wait does as well. */
class ProofOfWork extends HTMLElement {
  async connectedCallback() {
    const said = this.querySelector('[role=status]')
    const field = this.querySelector<HTMLInputElement>('input[name=proof]')
    const { from } = this.dataset
    if (!said || !field || !from) return

    said.textContent = 'Your browser is doing a small sum to show that you are no robot…'
    const challenge = await (await fetch(from, { headers: { accept: 'application/json' } })).json()
    const solution = await solveChallenge({ challenge, deriveKey })
    if (!solution) return
    field.value = btoa(JSON.stringify({ challenge, solution }))
    said.textContent = 'Thank you. You can send it now.'
  }
}

customElements.define('proof-of-work', ProofOfWork)
