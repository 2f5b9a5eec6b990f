import type { PaymentLine } from '#domain/membership/payments.ts'
import type { Person } from '#domain/people/person.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { money } from '#ui/money.ts'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Receipt } from '#ui/receipt.tsx'
import { who } from '#ui/who.ts'

type Props = { frame: Frame; actor: Actor; payment: PaymentLine; household: Person[]; form?: Refused }

export function PaymentPage({ frame, actor, payment, household, form }: Props) {
  const records = actor.deeds.has('record payments')
  const { id, cents, currency, provider, refunded, person_id: owner, note, recorded_by } = payment
  return (
    <OfficeLayout frame={frame} actor={actor} room="membership" title={`Payment ${id}`} above={<p class="meta"><a href={routes.office.payments.href()}>Payments</a></p>}>
      <div class="panels panels--lead">
        <div class="panels">
          <Receipt frame={frame} payment={payment} />
          {(note || recorded_by) && <p class="meta">{recorded_by && `Recorded by ${recorded_by}. `}{note}</p>}
          {owner && <p class="buttons"><a class="button button--small" href={routes.office.member.href({ id: owner })}>Whose it is</a></p>}
        </div>
        <div class="panels">
          {owner === null && payment.payer_email && records && <Owner payment={payment} household={household} form={form} />}
          {records && refunded < cents && (
            <section class="panel" aria-labelledby="back">
              <h2 id="back">Pay it back</h2>
              {provider === 'hand' ? (
                <>
                  <p>Write down that the money has gone back. What it paid for ends today.</p>
                  <Asking dialog="pay-back">Write down that it went back</Asking>
                  <Dialog id="pay-back" title={`Has ${money(cents, currency)} gone back?`} href={routes.office.refund.href({ id })} method="PUT" verb="Yes, it ends today" keep="Leave it" danger>
                    <p>This cannot be undone. The payment stays in the books, as paid back.</p>
                  </Dialog>
                </>
              ) : <p>Pay it back at {provider === 'stripe' ? 'Stripe' : 'ActBlue'}. They tell us, and what it paid for ends that day.</p>}
            </section>
          )}
        </div>
      </div>
    </OfficeLayout>
  )
}

function Owner({ payment, household, form }: Pick<Props, 'payment' | 'household' | 'form'>) {
  return (
    <section class="panel card" aria-labelledby="owner">
      <h2 id="owner">Whose is it?</h2>
      <p>Paid by somebody who typed <strong>{payment.payer_name || 'no name'}</strong> and <strong class="breaks">{payment.payer_email}</strong>. Only say so if you are sure; the owner of that address can confirm it by letter.</p>
      <form class="fields" method="post" action={routes.office.paymentOwner.href(payment)}>
        <input type="hidden" name="_method" value="PUT" />
        <Mend form={form} />
        {household.length > 0 && (
          <fieldset class="field-group">
            <legend class="unseen">People with that address</legend>
            <div class="choices choices--long">
              {household.map((person) => (
                <label class="choice">
                  <input type="radio" name="person" value={person.id} />
                  <span>{who(person)}{person.locality && <small>{person.locality}</small>}</span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <Field label="Or somebody with this e-mail" name="email" type="email" optional form={form} />
        <p class="buttons"><button class="button button--primary">It is theirs</button></p>
      </form>
    </section>
  )
}
