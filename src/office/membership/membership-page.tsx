import type { PaymentLine } from '#domain/membership/payments.ts'
import type { Month } from '#domain/membership/report.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { PaymentsTable } from '#office/membership/payments-table.tsx'
import { Moment } from '#ui/day.tsx'
import { MonthChart } from '#ui/month-chart.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { count } from '#ui/words.ts'

export type Provider = { name: string; on: boolean; missing: string; heard?: Date }
type Props = {
  frame: Frame
  actor: Actor
  counts: Record<'member' | 'grace' | 'lapsed', number>
  months: Month[]
  latest: PaymentLine[]
  unclaimed: number
  providers: Provider[]
  hasLevels: boolean
}

export function MembershipPage({ frame, actor, counts, months, latest, unclaimed, providers, hasLevels }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} room="membership" title="Membership" buttons={<a class="button button--small" href={routes.office.levels.href()}>Levels and dues</a>}>
      {!hasLevels && <NoLevels actor={actor} />}
      {unclaimed > 0 && (
        <div class="notice notice--careful office-notice">
          <p>{count(unclaimed, 'payment')} wait for us to know whose they are: the address typed with them is somebody’s we know, who was asked by letter. <a href={routes.office.payments.href({}, { only: 'unclaimed' })}>Look at them</a></p>
        </div>
      )}
      <dl class="stats">
        <Stand stand="member" words="members" of={counts.member} />
        <Stand stand="grace" words="in grace: ended, with time to renew" of={counts.grace} />
        <Stand stand="lapsed" words="lapsed" of={counts.lapsed} />
      </dl>
      <div class="panels panels--two section">
        <section class="panel" aria-label="By month">
          <MonthChart
            title="Joined, renewed and lapsed, by month" note="Whoever comes back after the days of grace joins anew." months={months.map(({ month }) => month)}
            series={[
              { tone: 'is-main', word: 'Joined', counts: months.map(({ joined }) => joined) },
              { tone: 'is-now', word: 'Renewed', counts: months.map(({ renewed }) => renewed) },
              { tone: 'is-less', word: 'Lapsed', counts: months.map(({ lapsed }) => lapsed) },
            ]}
          />
        </section>
        <section class="panel" aria-labelledby="latest">
          <h2 id="latest">Latest payments</h2>
          {latest.length === 0 ? <p>No money has come yet. What is paid by card, through ActBlue or by check will stand here.</p> : <PaymentsTable payments={latest} />}
          <p class="buttons"><a class="button button--small" href={routes.office.payments.href()}>All payments</a></p>
          <h2>How money comes</h2>
          <dl class="facts">
            {providers.map(({ name, on, missing, heard }) => (
              <><dt>{name}</dt><dd>{on ? <>{heard ? <>last heard from <Moment at={heard} /></> : 'set up, nothing heard yet'}</> : `switched off: ${missing}`}</dd></>
            ))}
            <dt>By hand</dt><dd>on the page of each member</dd>
          </dl>
        </section>
      </div>
    </OfficeLayout>
  )
}

const Stand = ({ stand, words, of }: { stand: string; words: string; of: number }) => (
  <div class="stat"><dt><a href={routes.office.members.href({}, { standing: stand })}>{words}</a></dt><dd>{of.toLocaleString('en-US')}</dd></div>
)

const NoLevels = ({ actor }: { actor: Actor }) => (
  <div class="notice office-notice">
    <p>Nobody can join yet: there is no level of membership. {actor.deeds.has('set levels') ? <a href={routes.office.levels.href()}>Define the first one</a> : 'An administrator defines them.'}</p>
  </div>
)
