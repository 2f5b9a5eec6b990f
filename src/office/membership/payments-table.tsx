import type { PaymentLine } from '#domain/membership/payments.ts'
import { routes } from '#http/routes.ts'
import { Day } from '#ui/day.tsx'
import { money } from '#ui/money.ts'
import { ways } from '#ui/payment-words.ts'

export function PaymentsTable({ payments }: { payments: PaymentLine[] }) {
  return (
    <div class="table-scroll">
      <table class="table table--folds">
        <thead><tr><th scope="col">Sum</th><th scope="col">From</th><th scope="col">For</th><th scope="col">On</th></tr></thead>
        <tbody>
          {payments.map((payment) => (
            <tr>
              <th scope="row"><a href={routes.office.payment.href(payment)}>{money(payment.cents, payment.currency)}</a> {payment.refunded > 0 && <span class="badge badge--careful">Paid back</span>}</th>
              <td data-label="From"><From payment={payment} /></td>
              <td data-label="For">{payment.level ?? 'A donation'}<br /><span class="meta">{ways[payment.provider]}</span></td>
              <td data-label="On" class="whole"><Day at={payment.paid_at} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function From({ payment: { person_id: id, person, email, payer_name, payer_email } }: { payment: PaymentLine }) {
  if (id !== null) return <a href={routes.office.member.href({ id })}>{person || email || 'Somebody without a name'}</a>
  return payer_email ? <>{payer_name || payer_email} <span class="badge badge--careful">Unclaimed</span></> : <span class="meta">Somebody who was forgotten</span>
}
