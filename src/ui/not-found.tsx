import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

export function NotFound({ frame }: { frame: Frame }) {
  return (
    <SiteLayout frame={frame} title="Nothing at this address" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Nothing lives at this address.</h1>
          <p class="lede">It may have been mistyped, or what was here has gone.</p>
        </header>
        <p class="buttons"><a class="button button--primary" href={routes.site.actions.href()}>See what we are asking for now</a></p>
      </div>
    </SiteLayout>
  )
}
