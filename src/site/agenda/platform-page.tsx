import type { WithPlanks } from '#domain/agenda/planks.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SignUp } from '#ui/sign-up.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

export function PlatformPage({ frame, agendas }: { frame: Frame; agendas: WithPlanks[] }) {
  const { name } = frame.organization
  return (
    <SiteLayout frame={frame} room="platform" title="What we stand for" description={`The platform of ${name}: what we ask, and why.`}>
      <div class="wrap">
        <header class="page-head">
          <h1>What we stand for</h1>
          <p class="lede">{agendas.length === 0 ? `${name} has not published its platform yet.` : 'Each plank says what we hold, why, and what we ask. Press one to see what you can do for it.'}</p>
        </header>
        {agendas.length === 0 && (
          <div class="empty">
            <p>What we ask of those in office will stand here, plank by plank.</p>
            <a class="button" href={routes.site.actions.href()}>See what you can do today</a>
          </div>
        )}
        {agendas.map((agenda) => (
          <section class="section" aria-labelledby={agenda.slug}>
            <div class="section__in">
              <div class="section__head"><h2 id={agenda.slug}>{agenda.title}</h2>{agenda.lede && <p class="meta">{agenda.lede}</p>}</div>
              <ul class="planks">
                {agenda.planks.map((plank) => (
                  <li class="plank">
                    <h3><a href={routes.site.plank.href(plank)}>{plank.title}</a></h3>
                    {plank.ask && <p>{plank.ask}</p>}
                  </li>
                ))}
              </ul>
            </div>
          </section>
        ))}
        {agendas.length > 0 && <p class="meta planks__more"><a href={routes.site.coalitions.href()}>The coalitions we work in</a></p>}
        <SignUp />
      </div>
    </SiteLayout>
  )
}
