/** A button that fills its form with where the browser is and sends it. Hidden until the script runs, so nobody presses it in vain. */
class HereButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    const form = this.closest('form')
    const said = this.querySelector('[role=status]')
    if (!button || !form || !said || !('geolocation' in navigator)) return

    this.closest('[data-needs-script]')?.removeAttribute('hidden')
    button.addEventListener('click', () => {
      said.textContent = 'Asking your browser…'
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          fill(form, 'lat', coords.latitude)
          fill(form, 'lon', coords.longitude)
          fill(form, 'within', coords.accuracy)
          form.requestSubmit()
        },
        () => { said.textContent = 'Your browser did not tell us. Use your street address or your town instead.' },
        { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
      )
    })
  }
}

function fill(form: HTMLFormElement, name: string, value: number) {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = String(value)
}

customElements.define('here-button', HereButton)
