import { type Answer, send } from '#ui/elements/send-picture.ts'

/** What came of a picture that was sent, for whoever stands around. */
export type Sent = { id: number; alt: string }

const mostBytes = 30 * 1024 * 1024
const held = 'A picture waits for its words. Put it in or leave it, then save.'

/** Asks what is to be seen on a picture, sends it and tells of it. What is not yet in holds the form back, so that it is not lost. */
class PictureSending extends HTMLElement {
  #waiting: File[] = []
  #leaving?: () => void

  connectedCallback() {
    this.#file?.addEventListener('change', () => this.offer([...this.#file?.files ?? []]))
    this.addEventListener('click', ({ target }) => {
      const pressed = target instanceof HTMLElement ? target.dataset.do : undefined
      if (pressed === 'send') void this.#send()
      if (pressed === 'leave') this.#next()
    })
    this.addEventListener('keydown', (event) => {
      if (!(event.target instanceof HTMLInputElement) || event.target === this.#file) return
      if (event.key === 'Escape') this.#next()
      if (event.key !== 'Enter') return
      event.preventDefault()
      void this.#send()
    })
    this.closest('form')?.addEventListener('submit', (event) => {
      if (!this.#waiting.length) return
      event.preventDefault()
      this.#say(held)
      this.#said('alt')?.focus()
    })
  }

  disconnectedCallback() {
    this.#leaving?.()
  }

  /** One after the other: the first is asked about at once, unless another is. */
  offer(files: readonly File[]) {
    const fit = files.filter(({ type, size }) => type.startsWith('image/') && size <= mostBytes)
    const wrong = files.find((file) => !fit.includes(file))
    this.#say(!wrong ? '' : wrong.size > mostBytes ? `“${wrong.name}” is larger than 30 MB. Make it smaller and try again.` : `“${wrong.name}” is no picture. Only pictures can stand in a text.`)
    const asking = this.#waiting.length > 0
    this.#waiting.push(...fit)
    if (!asking && fit.length) this.#ask()
    if (!asking && !fit.length && this.#file) this.#file.value = ''
  }

  #ask() {
    const [file] = this.#waiting
    const ask = this.#part('.picture-sending__ask')
    if (!ask) return
    ask.hidden = !file
    for (const field of this.querySelectorAll<HTMLInputElement>('[data-said]')) field.value = ''
    if (!file) return
    const title = this.#part('.picture-sending__title')
    if (title) title.textContent = file.name || 'The picture you pasted'
    void this.#draw(file)
    /** Once the editor, from which it came, has drawn itself and taken the focus back. */
    requestAnimationFrame(() => setTimeout(() => this.#said('alt')?.focus()))
  }

  /** It is over with the one that was asked about; the next, if there is one. */
  #next() {
    this.#leaving?.()
    this.#waiting.shift()
    this.#say('')
    if (this.#file) this.#file.value = ''
    this.#ask()
    if (!this.#waiting.length) this.dispatchEvent(new CustomEvent('picture-over', { bubbles: true }))
  }

  async #send() {
    const [file] = this.#waiting
    if (!file || this.#leaving) return
    const [alt = '', credit = ''] = (['alt', 'credit'] as const).map((name) => this.#said(name)?.value.trim())
    if (!alt) return this.#refused('Say what is to be seen, for those who do not see it.')
    this.#say('')
    const { answer, leave } = send(this.dataset.href ?? '', { picture: file, alt, credit }, (percent) => this.#tell(percent))
    this.#leaving = leave
    this.#tell(0)
    const came: Answer = await answer
    this.#leaving = undefined
    this.#tell(undefined)
    if ('left' in came) return
    if ('wrong' in came) return this.#refused(came.wrong)
    this.dispatchEvent(new CustomEvent<Sent>('picture-sent', { bubbles: true, detail: { id: came.id, alt } }))
    this.#next()
  }

  #refused(sentence: string) {
    this.#say(sentence)
    this.#said('alt')?.focus()
  }

  #say(sentence: string) {
    const error = this.#part('.field__error')
    if (!error) return
    error.hidden = !sentence
    error.textContent = sentence
  }

  #tell(percent: number | undefined) {
    const bar = this.querySelector('progress')
    const far = this.#part('[role=status]')
    if (!bar?.parentElement || !far) return
    bar.parentElement.hidden = percent === undefined
    bar.value = percent ?? 0
    far.textContent = percent === undefined ? '' : percent < 100 ? `On its way: ${percent} %` : 'It is being made ready.'
  }

  /** A small look at it while one says what is to be seen, where the browser can show it at all. */
  async #draw(file: File) {
    const canvas = this.querySelector('canvas')
    if (!canvas) return
    canvas.hidden = true
    const bitmap = await createImageBitmap(file, { resizeWidth: 320, resizeQuality: 'medium' }).catch(() => undefined)
    if (!bitmap || this.#waiting[0] !== file) return
    canvas.width = bitmap.width
    canvas.height = bitmap.height
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    canvas.hidden = false
  }

  get #file() { return this.querySelector<HTMLInputElement>('input[type=file]') }
  #part = (selector: string) => this.querySelector<HTMLElement>(selector)
  #said = (name: 'alt' | 'credit') => this.querySelector<HTMLInputElement>(`[data-said=${name}]`)
}

export type Sending = InstanceType<typeof PictureSending>
export const isSending = (element: Element | null): element is Sending => element instanceof PictureSending

customElements.define('picture-sending', PictureSending)
