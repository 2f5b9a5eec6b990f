/** Lets the lines of a list be dragged to their place. The line's own form, which moves it by one place, is sent with the place `to` instead. */
class DragOrder extends HTMLElement {
  private stood: HTMLLIElement[] = []
  private dragged: HTMLLIElement | undefined

  connectedCallback() {
    for (const line of this.lines()) line.draggable = true
    this.addEventListener('dragstart', (event) => this.take(event))
    this.addEventListener('dragover', (event) => this.over(event))
    this.addEventListener('drop', (event) => event.preventDefault())
    this.addEventListener('dragend', (event) => this.drop(event))
  }

  private lines = () => [...this.querySelectorAll('li')]

  private lineOf = ({ target }: Event) => (target instanceof Element ? target.closest('li') ?? undefined : undefined)

  private take(event: DragEvent) {
    this.dragged = this.lineOf(event)
    this.stood = this.lines()
    this.dragged?.toggleAttribute('data-dragged', true)
  }

  private over(event: DragEvent) {
    const { dragged } = this
    if (!dragged) return
    event.preventDefault()
    const line = this.lineOf(event)
    if (!line || line === dragged) return
    const { top, height } = line.getBoundingClientRect()
    if (event.clientY < top + height / 2) line.before(dragged)
    else line.after(dragged)
  }

  /** Let go of elsewhere, or by Escape, it is where it was. */
  private drop({ dataTransfer }: DragEvent) {
    const { dragged, stood } = this
    this.dragged = undefined
    dragged?.toggleAttribute('data-dragged', false)
    const to = dragged ? this.lines().indexOf(dragged) : -1
    if (!dragged || to === stood.indexOf(dragged)) return
    if (dataTransfer?.dropEffect === 'none') return dragged.parentElement?.append(...stood)
    const form = dragged.querySelector('form')
    const field = form?.querySelector<HTMLInputElement>('[name=towards]')
    if (!form || !field) return
    field.name = 'to'
    field.value = String(to)
    form.requestSubmit()
  }
}

customElements.define('drag-order', DragOrder)
