const every = 45_000

/** Says every little while that this is open to write on, and who else has it open. */
class WritingDesk extends HTMLElement {
  #timer?: ReturnType<typeof setInterval>

  connectedCallback() {
    void this.#sit()
    this.#timer = setInterval(() => void this.#sit(), every)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  async #sit() {
    const answer = await fetch(this.dataset.href ?? '', { method: 'PUT' }).catch(() => undefined)
    const said = this.querySelector('p')
    if (!answer?.ok || !said) return
    const words = await answer.text()
    if (said.textContent !== words) said.textContent = words
    this.toggleAttribute('data-empty', !words)
  }
}

customElements.define('writing-desk', WritingDesk)
