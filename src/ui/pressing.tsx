import type { ComponentChildren } from 'preact'

type Props = { href: string; method: 'POST' | 'PUT' | 'DELETE'; fields?: Record<string, string>; class?: string; children: ComponentChildren }

/** A form that is one button: an act that can be undone needs no question. */
export function Pressing({ href, method, fields = {}, class: style = 'button button--small', children }: Props) {
  return (
    <form method="post" action={href}>
      {method !== 'POST' && <input type="hidden" name="_method" value={method} />}
      {Object.entries(fields).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <button class={style}>{children}</button>
    </form>
  )
}
