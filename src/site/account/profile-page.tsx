import type { Person } from '#domain/people/person.ts'
import { writePhone } from '#engines/phones/phone.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Field } from '#ui/field.tsx'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; person: Person; asked: boolean; kept: boolean; profile?: Refused; email?: Refused; removal?: string }

export function ProfilePage({ frame, person, asked, kept, profile, email, removal }: Props) {
  return (
    <SiteLayout frame={frame} title="About you" noIndex>
      <div class="wrap narrow">
        <header class="page-head"><h1>About you</h1></header>
        <form class="fields" method="post" action={routes.site.accountProfile.href()}>
          <input type="hidden" name="_method" value="PUT" />
          <Mend form={profile} />
          <Field form={profile} label="Name" name="name" value={person.name} autocomplete="name" required maxLength={200} />
          <Field form={profile} label="Pronouns" name="pronouns" value={person.pronouns} maxLength={60} optional />
          <Field form={profile} label="Telephone" name="phones" value={person.phones.map(writePhone).join(', ')} autocomplete="tel" hint="Several with a comma between them, the one you prefer first." optional />
          <Field form={profile} label="Street and number" name="street" value={person.street} autocomplete="street-address" maxLength={200} hint="With it we know your districts exactly. We keep it until you take it away." optional />
          <Field form={profile} label="Town" name="locality" value={person.locality} autocomplete="address-level2" maxLength={100} optional />
          <Field form={profile} label="State" name="region" value={person.region} autocomplete="address-level1" maxLength={60} optional />
          <Field form={profile} label="ZIP code" name="postcode" value={person.postcode} autocomplete="postal-code" maxLength={20} optional />
          <p class="buttons"><button class="button button--primary">Keep this</button> <a class="button" href={routes.site.account.href()}>Back</a></p>
        </form>
        <Emails person={person} asked={asked} kept={kept} form={email} removal={removal} />
      </div>
    </SiteLayout>
  )
}

function Emails({ person, asked, kept, form, removal }: Pick<Props, 'person' | 'asked' | 'kept' | 'removal'> & { form?: Refused }) {
  return (
    <section class="section stack" aria-labelledby="emails">
      <h2 id="emails">Your e-mail addresses</h2>
      {asked && <div class="notice" role="status"><p>A letter is on its way to the new address. It counts once you have pressed the button in its page.</p></div>}
      {asked && kept && <KeptLetters />}
      {removal && <div class="notice notice--wrong" role="alert"><p>{removal}</p></div>}
      <ul class="lines">
        {person.emails.map((address, at) => (
          <li class="row row--apart">
            <span class="breaks">{address} {at === 0 && <span class="badge">Preferred</span>}</span>
            <form method="post" action={routes.site.accountEmails.href()}>
              <input type="hidden" name="_method" value="DELETE" />
              <input type="hidden" name="email" value={address} />
              <button class="button button--small" aria-label={`Remove ${address}`}>Remove</button>
            </form>
          </li>
        ))}
      </ul>
      <form class="fields" method="post" action={routes.site.accountEmails.href()}>
        <Mend form={form} />
        <Field form={form} label="Another address" name="email" type="email" autocomplete="email" required maxLength={254} hint="We write to it first. Confirmed, it becomes the one you prefer." />
        <p class="buttons"><button class="button">Add this address</button></p>
      </form>
    </section>
  )
}
