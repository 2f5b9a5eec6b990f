import type { Level } from '#domain/membership/levels.ts'
import type { PaymentLine } from '#domain/membership/payments.ts'
import type { TermLine } from '#domain/membership/terms.ts'
import type { Person } from '#domain/people/person.ts'
import type { Standing } from '#engines/membership/standing.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { EndForm, GrantForm, PaymentForm } from '#office/membership/member-forms.tsx'
import { PaymentsTable } from '#office/membership/payments-table.tsx'
import { fullDay } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { standings } from '#ui/payment-words.ts'
import { Pressing } from '#ui/pressing.tsx'
import { who } from '#ui/who.ts'

export type Act = 'payment' | 'grant' | 'end'
type Props = {
  frame: Frame
  actor: Actor
  person: Person
  standing: Standing
  terms: TermLine[]
  payments: PaymentLine[]
  levels: Level[]
  today: string
  formKey: string
  form?: { act: Act; refused: Refused }
}

export function MemberPage(props: Props) {
  const { frame, actor, person, standing, terms, payments, levels, today, formKey, form } = props
  const refusedIn = (act: Act) => (form?.act === act ? form.refused : undefined)
  const grants = actor.deeds.has('grant membership')
  const paid = levels.filter(({ kind }) => kind === 'dues' || kind === 'hardship')
  const given = levels.filter(({ kind }) => kind === 'granted' || kind === 'free')
  return (
    <OfficeLayout frame={frame} actor={actor} room="membership" title={who(person)} above={<p class="meta"><a href={routes.office.membership.href()}>Membership</a></p>} buttons={<a class="button button--small" href={routes.office.person.href(person)}>Their page</a>}>
      <p class="under-title"><span class={`badge ${standing.standing === 'member' ? 'badge--right' : standing.standing === 'grace' ? 'badge--careful' : ''}`}>{standings[standing.standing]}</span> {words(standing)}</p>
      <div class="panels panels--lead">
        <div class="panels">
          <section class="panel" aria-labelledby="terms">
            <h2 id="terms">What it rests on</h2>
            {terms.length === 0 ? <p>Nothing: no payment, no grant.</p> : <ul class="lines">{terms.map((term) => <TermRow term={term} person={person} grants={grants} />)}</ul>}
          </section>
          <section class="panel" aria-labelledby="payments">
            <h2 id="payments">Payments</h2>
            {payments.length === 0 ? <p>None.</p> : <PaymentsTable payments={payments} />}
          </section>
        </div>
        <div class="panels">
          {actor.deeds.has('record payments') && <PaymentForm person={person} levels={paid} today={today} formKey={formKey} form={refusedIn('payment')} />}
          {grants && <GrantForm person={person} levels={given} today={today} form={refusedIn('grant')} />}
          {grants && (standing.standing === 'member' || standing.standing === 'grace') && <EndForm person={person} today={today} form={refusedIn('end')} />}
        </div>
      </div>
    </OfficeLayout>
  )
}

function TermRow({ term, person, grants }: { term: TermLine; person: Person; grants: boolean }) {
  const { level, origin, from_on, until_on, refunded_on, ended_on, reason, granted_by } = term
  const origins = { paid: 'paid', free: 'chosen, free', granted: `granted${granted_by && ` by ${granted_by}`}` }
  return (
    <li>
      <strong>{level}</strong>, {origins[origin]}
      <span class="line meta">{fullDay(from_on)} {until_on ? `to ${fullDay(until_on)}` : 'without an end'}{reason && ` · ${reason}`}</span>
      {refunded_on && <span class="line"><span class="badge badge--careful">Paid back</span> ended on {fullDay(refunded_on)}</span>}
      {ended_on && <span class="line"><span class="badge badge--careful">Ended</span> on {fullDay(ended_on)}</span>}
      {ended_on && grants && <Pressing href={routes.office.membershipEnd.href(person)} method="DELETE" fields={{ on: ended_on }}>Undo: as if it had not ended</Pressing>}
    </li>
  )
}

function words(standing: Standing): string {
  if (standing.standing === 'none') return 'Never was a member.'
  if (standing.standing === 'member') return `Since ${fullDay(standing.since)}${standing.until ? `, until ${fullDay(standing.until)}` : ', without an end'}.`
  if (standing.standing === 'grace') return `Ended on ${fullDay(standing.until)}; counts as a member until ${fullDay(standing.graceUntil)}.`
  return `Was a member from ${fullDay(standing.since)} to ${fullDay(standing.until)}.`
}
