import type { ComponentChildren } from 'preact'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Head } from '#ui/head.tsx'

type Room = 'actions' | 'staff' | 'letters' | 'audit' | 'data' | 'account'
type Props = { frame: Frame; actor: Actor; title: string; room?: Room; above?: ComponentChildren; buttons?: ComponentChildren; children: ComponentChildren }

export function OfficeLayout({ frame, actor, title, room, above, buttons, children }: Props) {
  return (
    <html lang="en">
      <Head frame={frame} title={`${title} · Office`} styles={['site.css', 'office.css']} script="office.js" noIndex />
      <body class="office">
        <a class="skip" href="#main">Skip to the page</a>
        <div class="office-shell">
          <header class="office-shell__side">
            <p class="office-shell__name">{frame.organization.name}</p>
            <nav aria-label="Office"><Links actor={actor} room={room} /></nav>
            <details>
              <summary><span class="office-shell__name">{frame.organization.name}</span> <span>Menu</span></summary>
              <nav aria-label="Office menu"><Links actor={actor} room={room} /></nav>
            </details>
          </header>
          <main id="main" class="office-shell__main">
            <header class="office-head">
              <div>
                {above}
                <h1>{title}</h1>
              </div>
              {buttons && <div class="buttons">{buttons}</div>}
            </header>
            {children}
          </main>
        </div>
      </body>
    </html>
  )
}

function Links({ actor, room }: { actor: Actor; room?: Room }) {
  const link = (name: Room, href: string, words: string) => <a href={href} aria-current={room === name ? 'page' : undefined}>{words}</a>
  return (
    <>
      <h2>Organizing</h2>
      {link('actions', routes.office.actions.href(), 'Actions')}
      {link('data', routes.office.data.href(), 'Data')}
      {actor.role === 'administrator' && (
        <>
          <h2>Running</h2>
          {link('staff', routes.office.staff.href(), 'Staff')}
          {link('letters', routes.office.letters.href(), 'Letters')}
          {link('audit', routes.office.audit.href(), 'What was done')}
        </>
      )}
      <h2>{actor.name}</h2>
      {link('account', routes.office.account.href(), 'Sign-in and passkeys')}
      <a href={routes.site.home.href()}>The public site</a>
    </>
  )
}
