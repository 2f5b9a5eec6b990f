import type { Refused } from '#http/form.ts'

/** What has to be mended before a form can be taken, each a link to its field. Everything typed is still there. */
export function Mend({ form, ids = {} }: { form?: Refused; ids?: Record<string, string> }) {
  if (!form) return null
  const wrong = Object.entries(form.errors).flatMap(([field, sentences]) => (sentences?.[0] ? [{ field: ids[field] ?? field, sentence: sentences[0] }] : []))
  return (
    <div class="notice notice--wrong" role="alert" id="mend">
      <h2>{wrong.length === 1 ? 'One thing to mend' : `${wrong.length} things to mend`}</h2>
      <ul>{wrong.map(({ field, sentence }) => <li><a href={`#${field}`}>{sentence}</a></li>)}</ul>
      <p>Everything you wrote is still here.</p>
    </div>
  )
}
