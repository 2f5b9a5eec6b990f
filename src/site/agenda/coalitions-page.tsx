import type { WithPlanks } from '#domain/agenda/coalitions.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { CoalitionRow } from '#site/agenda/coalition-row.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

const otherwise = 'For everything we do'

/** Coalitions by agenda; one that works for several stands under each. */
export function CoalitionsPage({ frame, coalitions }: { frame: Frame; coalitions: WithPlanks[] }) {
  const named = coalitions.flatMap((coalition) => [...new Set(coalition.planks.map(({ agenda }) => agenda))].map((agenda) => ({ agenda, coalition })))
  const others = coalitions.filter(({ planks }) => planks.length === 0).map((coalition) => ({ agenda: otherwise, coalition }))
  const byAgenda = Map.groupBy([...named, ...others], ({ agenda }) => agenda)
  return (
    <SiteLayout frame={frame} room="platform" title="Coalitions" description={`Whom ${frame.organization.name} works with, and for what.`}>
      <div class="wrap">
        <header class="page-head">
          <h1>Whom we work with</h1>
          <p class="lede">Nobody moves a state alone. These are the coalitions we are part of, by what we do together.</p>
        </header>
        {coalitions.length === 0 && (
          <div class="empty"><p>The coalitions we work in will stand here.</p><a class="button" href={routes.site.platform.href()}>Read what we stand for</a></div>
        )}
        {[...byAgenda].map(([agenda, lines], at) => (
          <section class="section" aria-labelledby={`agenda-${at}`}>
            <div class="section__in">
              <div class="section__head"><h2 id={`agenda-${at}`}>{agenda}</h2></div>
              <ul class="lines">{lines.map(({ coalition }) => <li><CoalitionRow coalition={coalition} /></li>)}</ul>
            </div>
          </section>
        ))}
      </div>
    </SiteLayout>
  )
}
