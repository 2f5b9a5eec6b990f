import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SearchForm } from '#ui/search-form.tsx'

export function Footer({ organization, pages, searched }: Pick<Frame, 'organization'> & { pages: Frame['menus']['footer']; searched?: boolean }) {
  return (
    <footer class="footer">
      <div class="wrap footer__in">
        <p class="footer__name">{organization.motto}</p>
        <div class="footer__lists">
          <nav aria-labelledby="footer-act">
            <h2 id="footer-act">Take part</h2>
            <ul>
              <li><a href={routes.site.actions.href()}>Actions</a></li>
              <li><a href={routes.site.find.href()}>Find your legislators</a></li>
              <li><a href={routes.site.helpCalls.href()}>Help with something</a></li>
              <li><a href={routes.site.events.href()}>What’s on</a></li>
              <li><a href={routes.site.library.href()}>Resources</a></li>
              <li><a href={routes.site.stories.href()}>News</a></li>
              <li><a href={routes.site.newsletter.href()}>Letters</a></li>
            </ul>
          </nav>
          <nav aria-labelledby="footer-organization">
            <h2 id="footer-organization">The organization</h2>
            <ul>
              <li><a href={routes.site.about.href()}>About us</a></li>
              <li><a href={routes.site.whoWeAre.href()}>Who we are</a></li>
              <li><a href={routes.site.questions.href()}>Questions people ask</a></li>
              {pages.map((page) => <li><a href={routes.site.page.href(page)}>{page.title}</a></li>)}
              <li><a href={routes.site.legislators.href()}>Legislators</a></li>
              <li><a href={routes.office.home.href()}>Office</a></li>
            </ul>
          </nav>
          <div>
            <h2>Write to us</h2>
            <p><a href={routes.site.contact.href()}>By topic</a></p>
            {organization.email && <p><a href={`mailto:${organization.email}`}><Broken text={organization.email} /></a></p>}
            {organization.postal && <p>{organization.postal}</p>}
          </div>
        </div>
        {!searched && <div class="footer__search"><SearchForm id="foot-search" label="Search this site" /></div>}
        <p class="footer__small">{organization.small_print} This site sets no trackers and asks no other server for anything. It runs on Commonweal, free software for every group.</p>
      </div>
    </footer>
  )
}

/** An address that may break after its @ and before its dots, so that it never widens a phone. */
export function Broken({ text }: { text: string }) {
  return <>{text.split(/(?<=@)|(?=\.)/).flatMap((piece, at) => (at ? [<wbr />, piece] : [piece]))}</>
}
