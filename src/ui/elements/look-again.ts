/** Shows the page anew every few seconds, for as long as it stands in it. Without script the answer's own Refresh does that. */
class LookAgain extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback() {
    this.#timer = setTimeout(() => { if (!document.querySelector(':popover-open')) location.reload() }, Number(this.dataset.seconds) * 1000)
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }
}

customElements.define('look-again', LookAgain)
