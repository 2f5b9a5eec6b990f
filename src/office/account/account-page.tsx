import type { Passkey, Session } from '#domain/staff/keys.ts'
import type { Introduction } from '#domain/staff/staff.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Field } from '#ui/field.tsx'
import { Passkeys, Sessions, SignOut } from '#ui/keys.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; here?: string; sessions: Session[]; passkeys: Passkey[]; introduction?: Introduction; form?: Refused; introducing?: Refused }

export function AccountPage({ frame, actor, here, sessions, passkeys, introduction, form, introducing }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="Sign-in and passkeys" room="account" buttons={<SignOut />}>
      <div class="panels panels--two">
        <Passkeys passkeys={passkeys} href={(id) => routes.office.passkey.href({ id })} />
        <Sessions sessions={sessions} here={here} endOthers={routes.office.otherSessions.href()} />
        <section class="panel" aria-labelledby="name-of">
          <h2 id="name-of">Your name</h2>
          <form class="fields" method="post" action={routes.office.account.href()}>
            <input type="hidden" name="_method" value="PUT" />
            <Mend form={form} />
            <Field label="Name" name="name" value={actor.name} autocomplete="name" required maxLength={100} hint={<>You sign in as {actor.email}.</>} form={form} />
            <p class="buttons"><button class="button">Keep this name</button></p>
          </form>
        </section>
        {actor.role && introduction && <OneLine introduction={introduction} form={introducing} />}
      </div>
    </OfficeLayout>
  )
}

/** Nobody is shown who did not say so. */
const OneLine = ({ introduction: { shown, line }, form }: { introduction: Introduction; form?: Refused }) => (
  <section class="panel" aria-labelledby="shown">
    <h2 id="shown">On the public page</h2>
    <form class="fields" method="post" action={routes.office.accountIntroduction.href()}>
      <input type="hidden" name="_method" value="PUT" />
      <Mend form={form} />
      <label class="tick"><input type="checkbox" name="shown" value="yes" checked={form ? form.given.shown === 'yes' : shown} /> <span>Show my name under <a href={routes.site.whoWeAre.href()}>Who we are</a></span></label>
      <Field label="A sentence about you" name="line" value={line} optional maxLength={300} autocomplete="off" form={form} />
      <p class="buttons"><button class="button">Save</button></p>
    </form>
  </section>
)
