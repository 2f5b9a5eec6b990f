const pause = 150

/** Sends its form while one types, shortly after the last letter, and at once when a choice changes. The answer comes into the form's frame. */
class SearchAsTyped extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const send = (after: number) => {
      clearTimeout(waiting)
      waiting = setTimeout(() => form.requestSubmit(), after)
    }
    form.addEventListener('input', ({ target }) => { if (target instanceof HTMLInputElement) send(pause) })
    form.addEventListener('change', ({ target }) => { if (target instanceof HTMLSelectElement) send(0) })
    form.addEventListener('submit', () => clearTimeout(waiting))
  }
}

customElements.define('search-as-typed', SearchAsTyped)
