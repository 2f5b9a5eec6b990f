import type { PaymentLine } from '#domain/membership/payments.ts'
import type { Frame } from '#http/frame.ts'
import { Day, fullDay } from '#ui/day.tsx'
import { money } from '#ui/money.ts'
import { ways } from '#ui/payment-words.ts'

/** What somebody needs for their books: who was paid, by whom, how much, when, for what. Prints on one page. */
export function Receipt({ frame, payment }: { frame: Frame; payment: PaymentLine }) {
  const { id, person, level, cents, currency, paid_at, provider, covers_from, covers_until, refunded } = payment
  return (
    <section class="card" aria-label={`Receipt ${id}`}>
      <dl class="facts">
        <dt>Paid to</dt><dd>{frame.organization.name}{frame.organization.postal && <>, {frame.organization.postal}</>}</dd>
        {person && <><dt>By</dt><dd>{person}</dd></>}
        <dt>Sum</dt><dd>{money(cents, currency)}, {ways[provider]}</dd>
        <dt>On</dt><dd><Day at={paid_at} /></dd>
        <dt>For</dt><dd>{level ? `Dues: ${level}` : 'A donation'}{covers_from && <>, {fullDay(covers_from)}{covers_until && <> to {fullDay(covers_until)}</>}</>}</dd>
        {refunded > 0 && <><dt>Paid back</dt><dd>{money(refunded, currency)}</dd></>}
        <dt>Number</dt><dd>{id}</dd>
      </dl>
    </section>
  )
}
