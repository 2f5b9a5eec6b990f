/** Narrows a long list of ticks to those whose name fits what is typed. What is ticked stays in sight. */
class NameFilter extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector<HTMLInputElement>('input[type=search]')
    const said = this.querySelector('[role=status]')
    const rows = [...this.querySelectorAll<HTMLElement>('[data-name]')]
    const groups = [...this.querySelectorAll('details')]
    const opened = new Set(groups.filter(({ open }) => open))
    if (!field || !said) return

    field.closest('p')?.removeAttribute('hidden')
    field.addEventListener('keydown', (pressed) => { if (pressed.key === 'Enter') pressed.preventDefault() })
    field.addEventListener('input', () => {
      const words = field.value.trim().toLowerCase()
      const fits = (row: HTMLElement) => (row.dataset.name ?? '').includes(words)
      for (const row of rows) row.hidden = !fits(row) && !row.querySelector(':checked')
      for (const group of groups) {
        group.open = words ? rows.some((row) => group.contains(row) && fits(row)) : opened.has(group)
      }
      said.textContent = words ? `${rows.filter(fits).length} of ${rows.length} fit` : ''
    })
  }
}

customElements.define('name-filter', NameFilter)
