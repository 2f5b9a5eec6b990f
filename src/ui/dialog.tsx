import type { ComponentChildren } from 'preact'

type Props = { id: string; title: string; href: string; method: 'POST' | 'PUT' | 'DELETE'; verb: string; keep: string; danger?: boolean; children: ComponentChildren }

/** Asks once more before an act, naming it on the button. A popover: it needs no script. */
export function Dialog({ id, title, href, method, verb, keep, danger, children }: Props) {
  return (
    <form class="dialog" id={id} popover="auto" method="post" action={href} aria-labelledby={`${id}-title`}>
      {method !== 'POST' && <input type="hidden" name="_method" value={method} />}
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
      <p class="buttons">
        <button class={`button ${danger ? 'button--danger' : 'button--primary'}`}>{verb}</button>
        <button class="button button--quiet" type="button" popovertarget={id} popovertargetaction="hide">{keep}</button>
      </p>
    </form>
  )
}

/** Opens the dialog of that id. */
export function Asking({ dialog, primary, children }: { dialog: string; primary?: boolean; children: ComponentChildren }) {
  return <button class={`button button--small ${primary ? 'button--primary' : ''}`} type="button" popovertarget={dialog}>{children}</button>
}
