import type { Level } from '#domain/membership/levels.ts'
import type { Person } from '#domain/people/person.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'

type Props = { person: Person; levels: Level[]; today: string; form?: Refused }

export function PaymentForm({ person, levels, today, formKey, form }: Props & { formKey: string }) {
  return (
    <section class="panel card" aria-labelledby="record">
      <h2 id="record">Record a payment</h2>
      <form class="fields" method="post" action={routes.office.memberPayments.href(person)}>
        <Mend form={form} ids={ids('payment')} />
        <input type="hidden" name="key" value={form?.given.key ?? formKey} />
        <Choose form={form} id="payment-level" label="For" name="level" value={levels[0]?.id} options={[...named(levels), ['', 'A donation, for no level']]} />
        <Field id="payment-amount" label="Sum in dollars" name="amount" required maxLength={10} form={form} />
        <Field id="payment-on" label="Came on" name="on" type="date" value={today} required form={form} />
        <Field id="payment-note" label="Note" name="note" optional maxLength={500} hint="Such as the check’s number. Only the office sees it." form={form} />
        <p class="buttons"><button class="button button--primary">Record it and send the receipt</button></p>
      </form>
    </section>
  )
}

export function GrantForm({ person, levels, today, form }: Props) {
  if (levels.length === 0) return null
  return (
    <section class="panel" aria-labelledby="grant">
      <h2 id="grant">Grant membership</h2>
      <form class="fields" method="post" action={routes.office.grants.href(person)}>
        <Mend form={form} ids={ids('grant')} />
        <Choose form={form} id="grant-level" label="For" name="level" value={levels[0]?.id} options={named(levels)} />
        <Field id="grant-from" label="From" name="from" type="date" value={today} required form={form} />
        <Field id="grant-until" label="Until" name="until" type="date" optional hint="Empty: until somebody ends it." form={form} />
        <Field id="grant-reason" label="Why" name="reason" required maxLength={500} form={form} />
        <p class="buttons"><button class="button">Grant it</button></p>
      </form>
    </section>
  )
}

export function EndForm({ person, today, form }: Omit<Props, 'levels'>) {
  return (
    <section class="panel" aria-labelledby="end">
      <h2 id="end">End the membership</h2>
      <p>From that day they read no members’ pages and have no days of grace. Payments stay in the books; money goes back only where you pay it back. It can be undone.</p>
      <form class="fields" method="post" action={routes.office.membershipEnd.href(person)}>
        <input type="hidden" name="_method" value="PUT" />
        <Mend form={form} ids={ids('end')} />
        <div class="field--short"><Field id="end-on" label="From" name="on" type="date" value={today} required form={form} /></div>
        <Field id="end-reason" label="Why" name="reason" required maxLength={500} form={form} />
        <p class="buttons"><button class="button button--danger">End it</button></p>
      </form>
    </section>
  )
}

const named = (levels: Level[]) => levels.map(({ id, name }) => [id, name] as const)

const ids = (prefix: string) => Object.fromEntries(['level', 'amount', 'on', 'note', 'from', 'until', 'reason'].map((name) => [name, `${prefix}-${name}`]))
