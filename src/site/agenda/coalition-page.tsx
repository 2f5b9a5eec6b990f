import type { WithPlanks } from '#domain/agenda/coalitions.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { CoalitionFacts, kindOf } from '#site/agenda/coalition-row.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

export function CoalitionPage({ frame, coalition }: { frame: Frame; coalition: WithPlanks }) {
  const kind = kindOf(coalition)
  return (
    <SiteLayout frame={frame} room="platform" title={coalition.name} description={coalition.purpose}>
      <div class="wrap narrow">
        <header class="page-head">
          <p class="kicker"><a href={routes.site.coalitions.href()}>Whom we work with</a></p>
          <h1>{coalition.name}</h1>
          {coalition.purpose && <p class="lede">{coalition.purpose}</p>}
          {kind && <p class="meta">{kind}</p>}
        </header>
        <div class="coalition"><CoalitionFacts coalition={coalition} /></div>
      </div>
    </SiteLayout>
  )
}
