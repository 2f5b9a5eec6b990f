import type { ComponentChildren } from 'preact'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Head } from '#ui/head.tsx'

type Props = { frame: Frame; title: string; lede?: ComponentChildren; children?: ComponentChildren }

/** The pages on the way in: nobody is signed in yet. */
export function DoorLayout({ frame, title, lede, children }: Props) {
  return (
    <html lang="en">
      <Head frame={frame} title={title} styles={['site.css', 'office.css']} script="account.js" noIndex />
      <body class="office">
        <header class="masthead">
          <div class="wrap masthead__in"><a class="masthead__name" href={routes.site.home.href()}>{frame.organization.name}</a></div>
        </header>
        <main id="main" class="wrap office-door">
          <header class="page-head">
            <h1>{title}</h1>
            {lede && <p class="lede">{lede}</p>}
          </header>
          {children}
        </main>
      </body>
    </html>
  )
}
