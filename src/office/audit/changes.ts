export type Change = { field: string; was?: string; is?: string }

/** What an entry says changed, field by field, in words a person reads. */
export function changesIn(before: unknown, after: unknown): Change[] {
  const was = fieldsOf(before)
  const is = fieldsOf(after)
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  const said = (fields: Record<string, unknown>, name: string) => (name in fields ? text(fields[name]) : undefined)
  return names.map((name) => ({ field: words(name), was: said(was, name), is: said(is, name) }))
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  (value && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {})

const words = (name: string) => name.replaceAll('_', ' ').replace(/ (at|on|id)$/, '')

function text(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.map(text).join(', ') || 'nothing' : JSON.stringify(value)
}
