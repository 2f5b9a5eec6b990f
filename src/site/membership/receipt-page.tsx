import type { PaymentLine } from '#domain/membership/payments.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Receipt } from '#ui/receipt.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

export function ReceiptPage({ frame, payment }: { frame: Frame; payment: PaymentLine }) {
  return (
    <SiteLayout frame={frame} title={`Receipt ${payment.id}`} noIndex>
      <div class="wrap narrow">
        <header class="page-head"><h1>Receipt {payment.id}</h1></header>
        <div class="stack">
          <Receipt frame={frame} payment={payment} />
          <p class="buttons"><a class="button" href={routes.site.members.href()}>All your receipts</a></p>
        </div>
      </div>
    </SiteLayout>
  )
}
