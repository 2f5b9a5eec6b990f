import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'

type Props = {
  label: string
  name: string
  id?: string
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'date' | 'datetime-local' | 'date'
  value?: string
  rows?: number
  hint?: ComponentChildren
  optional?: boolean
  required?: boolean
  autocomplete?: string
  maxLength?: number
  list?: string
  code?: boolean
  form?: Refused
}

/** A labelled input. Given a refused form, it shows again what was typed and what is wrong with it. */
export function Field({ label, name, id = name, type = 'text', value, rows, hint, optional, required, autocomplete, maxLength, list, code, form }: Props) {
  const shown = form?.given[name] ?? value
  const wrong = form?.errors[name]?.[0]
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ') || undefined
  const shared = { id, name, required, maxLength, 'aria-invalid': wrong ? true : undefined, 'aria-describedby': described }

  return (
    <p class="field">
      <label for={id}>{label}{optional && <> <span class="field__optional">(optional)</span></>}</label>
      {rows
        ? <textarea rows={rows} {...shared} class={code ? 'field__code' : undefined}>{shown}</textarea>
        : <input {...shared} type={type} value={shown} autocomplete={autocomplete} list={list} />}
      {wrong && <span class="field__error" id={`${id}-error`}>{wrong}</span>}
      {hint && <span class="field__hint" id={`${id}-hint`}>{hint}</span>}
    </p>
  )
}
