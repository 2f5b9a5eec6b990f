import type { Archived } from '#domain/newsletter/archive.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

const { site } = routes

/** A link of a letter that leads nowhere we know. */
export function LinkGonePage({ frame, letter }: { frame: Frame; letter?: Archived }) {
  return (
    <SiteLayout frame={frame} title="Nothing at this address" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>This link leads nowhere.</h1>
          <p class="lede">Mail programs sometimes break a link in two. What it led to stands in the letter.</p>
        </header>
        <p class="buttons">
          {letter
            ? <a class="button button--primary" href={site.newsletterLetter.href(letter)}>Read “{letter.title}” here</a>
            : <a class="button button--primary" href={site.newsletter.href()}>See our letters</a>}
        </p>
      </div>
    </SiteLayout>
  )
}
