import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'

type Props = {
  label: string
  name: string
  id?: string
  options?: readonly (readonly [value: string | number, words: string])[]
  /** What stands first and means none of them. */
  blank?: string
  value?: string | number | null
  optional?: boolean
  required?: boolean
  kind?: string
  form?: Refused
  /** Options in groups, where there are too many for one row. */
  children?: ComponentChildren
}

/** A labelled list to choose one from. Given a refused form, it shows again what was chosen and what is wrong with it. */
export function Choose({ label, name, id = name, options = [], blank, value, optional, required, kind = '', form, children }: Props) {
  const shown = String(form?.given[name] ?? value ?? '')
  const wrong = form?.errors[name]?.[0]
  return (
    <p class={`field ${kind}`.trim()}>
      <label for={id}>{label}{optional && <> <span class="field__optional">(optional)</span></>}</label>
      <select id={id} name={name} required={required} aria-invalid={wrong ? true : undefined} aria-describedby={wrong && `${id}-error`}>
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map(([option, words]) => <option value={option} selected={String(option) === shown}>{words}</option>)}
        {children}
      </select>
      {wrong && <span class="field__error" id={`${id}-error`}>{wrong}</span>}
    </p>
  )
}
