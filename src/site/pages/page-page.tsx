import type { ComponentChildren } from 'preact'
import type { Page, Title } from '#domain/content/pages.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { ArticleBody, type Shown } from '#ui/article-body.tsx'
import { Liked } from '#ui/liked.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

/** `way`: the pages above it, the topmost first; `nearby`: those below it, or beside it when it has none. */
type Props = { frame: Frame; page: Page; shown: Shown; way: Title[]; nearby: Title[]; noIndex?: boolean; above?: ComponentChildren }

export function PagePage({ frame, page, shown, way, nearby, noIndex, above }: Props) {
  return (
    <SiteLayout frame={frame} room="about" title={page.title} description={page.lede} noIndex={noIndex} card={page.audience === 'everyone' ? { kind: 'page', slug: page.slug } : undefined}>
      <div class="wrap">
        {above}
        <header class="page-head">
          {way.length > 0 && <nav aria-label="Where this page stands"><ol class="way">{way.map((step) => <li><a href={routes.site.page.href(step)}>{step.title}</a></li>)}</ol></nav>}
          <h1>{page.title}</h1>
          {page.lede && <p class="lede">{page.lede}</p>}
        </header>
        <div class="split">
          <ArticleBody shown={shown} path={frame.path} />
          {nearby.length > 0 && (
            <nav aria-label="More about us">
              <ul class="lines">{nearby.map((other) => <li><a href={routes.site.page.href(other)}>{other.title}</a></li>)}</ul>
            </nav>
          )}
        </div>
        {page.audience === 'everyone' && !noIndex && <Liked href={routes.site.pageAppreciation.href(page)} link={frame.origin + frame.path} title={page.title} />}
      </div>
    </SiteLayout>
  )
}
