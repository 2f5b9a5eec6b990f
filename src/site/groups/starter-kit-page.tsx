import type { Link } from '#domain/groups/links.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Links } from '#ui/links.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

/** What helps a group begin. */
export function StarterKitPage({ frame, links }: { frame: Frame; links: Link[] }) {
  return (
    <SiteLayout frame={frame} room="groups" title="Starter kit" description="What helps a new group begin.">
      <div class="wrap narrow">
        <header class="page-head">
          <p class="kicker"><a href={routes.site.groups.href()}>Groups and teams</a></p>
          <h1>Starter kit</h1>
          <p class="lede">What those who began before you wish they had had.</p>
        </header>
        {links.length > 0 ? <Links links={links} /> : <div class="empty"><p>Nothing is in it yet. Your mentor will help you until there is.</p></div>}
        <p class="buttons"><a class="button button--primary" href={routes.site.newGroup.href()}>Start a group</a></p>
      </div>
    </SiteLayout>
  )
}
