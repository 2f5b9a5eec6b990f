/** Passes a page on in the device's own way, or copies its address where there is none. Hidden where neither works; the plain links beside it always do. */
class ShareButton extends HTMLElement {
  connectedCallback() {
    const { url, text } = this.dataset
    const button = this.querySelector('button')
    const shares = 'share' in navigator
    if (!url || !button || !(shares || 'clipboard' in navigator)) return
    this.hidden = false
    if (!shares) button.textContent = 'Copy the link'
    button.addEventListener('click', () => {
      if (shares) navigator.share({ url, text }).catch(() => undefined)
      else navigator.clipboard.writeText(url).then(() => { button.textContent = 'Copied' }, () => undefined)
    })
  }
}

customElements.define('share-button', ShareButton)
