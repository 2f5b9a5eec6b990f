import type { ComponentChildren } from 'preact'

type Props = { label: string; name: string; accept: string; hint: ComponentChildren; wrong?: string }

/** A file to choose. Browsers do not keep it when its form comes back, so it is chosen again. */
export function FileField({ label, name, accept, hint, wrong }: Props) {
  const described = wrong ? `${name}-error ${name}-hint` : `${name}-hint`
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <input id={name} type="file" name={name} required accept={accept} aria-invalid={wrong ? true : undefined} aria-describedby={described} />
      {wrong && <span class="field__error" id={`${name}-error`}>{wrong}</span>}
      <span class="field__hint" id={`${name}-hint`}>{hint}</span>
    </p>
  )
}
