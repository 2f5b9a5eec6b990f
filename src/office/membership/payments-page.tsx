import type { PaymentLine } from '#domain/membership/payments.ts'
import type { Actor } from '#http/context.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { PaymentsTable } from '#office/membership/payments-table.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pager } from '#ui/pager.tsx'

type Props = { frame: Frame; actor: Actor; payments: PaymentLine[]; unclaimed: boolean; older?: number; newest: boolean }

export function PaymentsPage({ frame, actor, payments, unclaimed, older, newest }: Props) {
  const only = unclaimed ? 'unclaimed' : undefined
  return (
    <OfficeLayout frame={frame} actor={actor} room="membership" title={unclaimed ? 'Unclaimed payments' : 'Payments'} above={<p class="meta"><a href={routes.office.membership.href()}>Membership</a></p>}>
      <nav class="buttons under-title" aria-label="Which payments">
        <a class="button button--small" aria-current={unclaimed ? undefined : 'page'} href={routes.office.payments.href()}>All</a>
        <a class="button button--small" aria-current={unclaimed ? 'page' : undefined} href={routes.office.payments.href({}, { only: 'unclaimed' })}>Unclaimed</a>
      </nav>
      {payments.length === 0 ? <div class="empty"><h2>None</h2><p>{unclaimed ? 'Of every payment we know whose it is.' : 'No money has come yet.'}</p></div> : <PaymentsTable payments={payments} />}
      <Pager of="payments" first={newest ? undefined : routes.office.payments.href({}, { only })} next={older ? routes.office.payments.href({}, { only, before: older }) : undefined} />
    </OfficeLayout>
  )
}
