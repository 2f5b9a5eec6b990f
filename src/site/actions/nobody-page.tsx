import type { Action } from '#domain/actions/actions.ts'
import type { Vacancy } from '#domain/actions/targets.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Vacancies } from '#ui/call-sheet.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

/** Your seat is vacant, or the committee has no chair: there is nobody to call, and that is said. */
export function NobodyPage({ frame, action, vacancies }: { frame: Frame; action: Action; vacancies: Vacancy[] }) {
  return (
    <SiteLayout frame={frame} room="actions" title={action.title} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Nobody to reach, for once</h1>
          <p class="lede">This action addresses an office that nobody holds for you just now.</p>
        </header>
        <div class="stack">
          <Vacancies vacancies={vacancies} />
          <p class="buttons"><a class="button button--primary" href={routes.site.actions.href()}>See the other actions</a></p>
        </div>
      </div>
    </SiteLayout>
  )
}
