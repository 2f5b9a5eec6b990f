import type { Page } from '#domain/content/pages.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Prose } from '#ui/prose.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; page: Page; others: Pick<Page, 'slug' | 'title'>[] }

export function PagePage({ frame, page, others }: Props) {
  return (
    <SiteLayout frame={frame} room="about" title={page.title} description={page.lede}>
      <div class="wrap">
        <header class="page-head">
          <h1>{page.title}</h1>
          {page.lede && <p class="lede">{page.lede}</p>}
        </header>
        <div class="split">
          <div class="prose"><Prose text={page.body} /></div>
          {others.length > 0 && (
            <nav aria-label="More about us">
              <ul class="lines">{others.map((other) => <li><a href={routes.site.page.href(other)}>{other.title}</a></li>)}</ul>
            </nav>
          )}
        </div>
      </div>
    </SiteLayout>
  )
}
