/** Asks again as soon as a choice is made or a word is finished; afterwards one goes on where one was. */
class SegmentBuilder extends HTMLElement {
  connectedCallback() {
    let here = ''
    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || target.name === 'name') return
      here = target.id
      target.form?.requestSubmit(this.querySelector<HTMLButtonElement>('button[name=look]'))
    })
    this.addEventListener('turbo:frame-load', () => {
      if (here) document.getElementById(here)?.focus()
      here = ''
    })
  }
}

customElements.define('segment-builder', SegmentBuilder)
