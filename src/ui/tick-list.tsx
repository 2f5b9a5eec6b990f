import type { ComponentChildren } from 'preact'
import type { Given } from '#http/form.ts'

type Props = { legend: ComponentChildren; prefix: string; choices: readonly { value: string | number; words: string }[]; given: Given; hint?: string }

/** Choices to tick, each a field of its own: `skill-7`. */
export function TickList({ legend, prefix, choices, given, hint }: Props) {
  return (
    <fieldset class="field-group" aria-describedby={hint && `${prefix}-hint`}>
      <legend>{legend}</legend>
      {hint && <p class="field__hint" id={`${prefix}-hint`}>{hint}</p>}
      <div class="ticks">
        {choices.map(({ value, words }) => {
          const name = `${prefix}-${value}`
          return <label class="tick"><input type="checkbox" name={name} value="yes" checked={given[name] === 'yes'} /> <span>{words}</span></label>
        })}
      </div>
    </fieldset>
  )
}
