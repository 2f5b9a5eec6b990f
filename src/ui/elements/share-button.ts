/** Opens the device's own way of passing a page on. Hidden where there is none; the plain links beside it always work. */
class ShareButton extends HTMLElement {
  connectedCallback() {
    const { url, text } = this.dataset
    if (!url || !('share' in navigator)) return
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => { navigator.share({ url, text }).catch(() => undefined) })
  }
}

customElements.define('share-button', ShareButton)
