import Trix, { type Attachment } from 'trix'
import { isSending, type Sent } from '#ui/elements/picture-sending.ts'

type Editing = HTMLElement & { editor: { insertAttachment: (attachment: Attachment) => void } }

Object.assign(Trix.config.blockAttributes, {
  default: { ...Trix.config.blockAttributes.default, tagName: 'p', breakOnReturn: true },
  heading1: { ...Trix.config.blockAttributes.heading1, tagName: 'h2' },
  heading2: { tagName: 'h3', terminal: true, breakOnReturn: true, group: false },
})

/** A field for a text, as an editor: what it writes goes back into the field, which the server reads like anything that is typed. */
class RichText extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('textarea')
    const toolbar = this.querySelector('trix-toolbar')
    if (!field || !toolbar || this.querySelector('trix-editor')) return
    field.value = this.#held(field.value)
    const editor = document.createElement('trix-editor')
    for (const [name, value] of [['input', field.id], ['toolbar', toolbar.id], ['aria-labelledby', `${field.id}-label`], ['class', 'rich-text__words prose']] as const) editor.setAttribute(name, value)
    field.hidden = true
    toolbar.removeAttribute('hidden')
    for (const part of this.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = part.dataset.scripted === 'no'
    toolbar.after(editor)
    editor.addEventListener('trix-file-accept', (event) => this.#offer(event))
    this.addEventListener('picture-sent', (event) => { if (event instanceof CustomEvent) this.#putSent(editor, event.detail) })
    this.addEventListener('picture-over', () => editor.focus())
    this.addEventListener('click', ({ target }) => { if (target instanceof HTMLElement && target.dataset.mark) this.#put(editor, target.dataset.mark) })
  }

  #put(editor: HTMLElement, name: string) {
    const choice = this.querySelector<HTMLSelectElement>(`select[data-for="${name}"]`)
    const value = choice ? choice.value : 'below'
    if (value && isEditing(editor)) editor.editor.insertAttachment(new Trix.Attachment(this.#attributes(name, value)))
  }

  /** What is dropped or pasted goes nowhere by itself: a picture is asked about first, and then stands where the text was left. */
  #offer(event: Event) {
    event.preventDefault()
    const sending = this.querySelector('picture-sending')
    if ('file' in event && event.file instanceof File && isSending(sending)) sending.offer([event.file])
  }

  #putSent(editor: HTMLElement, { id, alt }: Sent) {
    const value = String(id)
    this.querySelector('select[data-for="picture"]')?.prepend(new Option(alt, value))
    if (isEditing(editor)) editor.editor.insertAttachment(new Trix.Attachment(this.#attributes('picture', value, alt)))
  }

  /** The marks of a kept text, as attachments of the editor. */
  #held(html: string) {
    const kept = new DOMParser().parseFromString(html, 'text/html')
    for (const figure of kept.querySelectorAll<HTMLElement>('figure:not([data-trix-attachment])')) {
      const [name, value] = Object.entries(figure.dataset)[0] ?? []
      if (name) figure.setAttribute('data-trix-attachment', JSON.stringify(this.#attributes(name, value ?? '')))
    }
    return kept.body.innerHTML
  }

  #attributes(name: string, value: string, alt?: string) {
    const words = document.createElement('strong')
    const option = [...this.querySelectorAll<HTMLOptionElement>(`select[data-for="${name}"] option`)].find((one) => one.value === value)
    words.textContent = name === 'members' ? 'Below this line only members read' : alt ?? option?.textContent ?? `${name}: ${value}`
    return { contentType: `application/vnd.commonweal.${name}`, value, content: words.outerHTML }
  }
}

const isEditing = (element: HTMLElement): element is Editing => 'editor' in element

customElements.define('rich-text', RichText)
