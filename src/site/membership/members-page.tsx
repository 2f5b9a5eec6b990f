import type { Page } from '#domain/content/pages.ts'
import type { PaymentLine } from '#domain/membership/payments.ts'
import type { Standing } from '#engines/membership/standing.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Day, fullDay } from '#ui/day.tsx'
import { money } from '#ui/money.ts'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; standing: Standing; pages: Pick<Page, 'slug' | 'title' | 'lede'>[]; payments: PaymentLine[] }

/** What members have here: what only they read, how they stand, what they paid. */
export function MembersPage({ frame, standing, pages, payments }: Props) {
  return (
    <SiteLayout frame={frame} title="Members" noIndex>
      <div class="wrap">
        <header class="page-head">
          <h1>Members</h1>
          <p class="lede">{stand(standing)}</p>
        </header>
        <div class="split">
          <section aria-labelledby="reading">
            <h2 id="reading">For members only</h2>
            {pages.length === 0
              ? <p>Nothing is written here yet.</p>
              : <ul class="lines">{pages.map((page) => <li><a href={routes.site.page.href(page)}><strong>{page.title}</strong></a>{page.lede && <p>{page.lede}</p>}</li>)}</ul>}
          </section>
          <section aria-labelledby="receipts">
            <h2 id="receipts">Your receipts</h2>
            {payments.length === 0
              ? <p>No payment of yours is known to us.</p>
              : <ul class="lines">{payments.map((payment) => <li><a href={routes.site.receipt.href(payment)}>{money(payment.cents, payment.currency)}, <Day at={payment.paid_at} /></a></li>)}</ul>}
            {standing.standing !== 'member' || standing.until ? <p class="buttons"><a class="button" href={routes.site.join.href()}>Renew</a></p> : null}
          </section>
        </div>
      </div>
    </SiteLayout>
  )
}

function stand(standing: Standing): string {
  if (standing.standing === 'member') return `You are a member since ${fullDay(standing.since)}${standing.until ? `, until ${fullDay(standing.until)}` : ''}.`
  if (standing.standing === 'grace') {
    return `Your membership ended on ${fullDay(standing.until)}. Until ${fullDay(standing.graceUntil)} you count as a member, so that there is time to renew.`
  }
  return 'You work in the office, so you may read what members read.'
}
