import type { Passkey, Session } from '#domain/staff/keys.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { device } from '#ui/device.ts'
import { Day, Moment } from '#ui/day.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'

type Props = { frame: Frame; actor: Actor; here?: string; sessions: Session[]; passkeys: Passkey[]; form?: Refused }

export function AccountPage({ frame, actor, here, sessions, passkeys, form }: Props) {
  return (
    <OfficeLayout frame={frame} actor={actor} title="Sign-in and passkeys" room="account" buttons={<SignOut />}>
      <div class="panels panels--two">
        <section class="panel" aria-labelledby="passkeys">
          <h2 id="passkeys">Passkeys</h2>
          <p>With a passkey you sign in with your fingerprint, face or device code, without waiting for a letter.</p>
          {passkeys.length > 0 && <ul class="lines">{passkeys.map((passkey) => <PasskeyLine passkey={passkey} />)}</ul>}
          <passkey-add hidden data-steps={routes.api.passkeys.href()}>
            <p class="buttons"><button class="button" type="button">Add a passkey</button></p>
            <p role="status" />
          </passkey-add>
          <noscript><p class="meta">Adding a passkey needs JavaScript. Links by letter always work.</p></noscript>
        </section>
        <section class="panel" aria-labelledby="sessions">
          <h2 id="sessions">Where you are signed in</h2>
          <ul class="lines">
            {sessions.map(({ id, user_agent, created_at }) => (
              <li>{device(user_agent)} {id === here && <span class="badge badge--right">Here</span>} <span class="meta">since <Moment at={created_at} /></span></li>
            ))}
          </ul>
          {sessions.length > 1 && (
            <form method="post" action={routes.office.otherSessions.href()}>
              <input type="hidden" name="_method" value="DELETE" />
              <p class="buttons"><button class="button">Sign out everywhere else</button></p>
            </form>
          )}
        </section>
        <section class="panel" aria-labelledby="name-of">
          <h2 id="name-of">Your name</h2>
          <form class="fields" method="post" action={routes.office.account.href()}>
            <input type="hidden" name="_method" value="PUT" />
            <Mend form={form} />
            <Field label="Name" name="name" value={actor.name} autocomplete="name" required maxLength={100} hint={<>You sign in as {actor.email}.</>} form={form} />
            <p class="buttons"><button class="button">Keep this name</button></p>
          </form>
        </section>
      </div>
    </OfficeLayout>
  )
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  return (
    <li class="row row--apart">
      <span>{passkey.name || 'A passkey'} {passkey.created_at && <span class="meta">added <Day at={passkey.created_at} /></span>}</span>
      <form method="post" action={routes.office.passkey.href({ id: passkey.id })}>
        <input type="hidden" name="_method" value="DELETE" />
        <button class="button button--small">Remove</button>
      </form>
    </li>
  )
}

const SignOut = () => (
  <form method="post" action={routes.site.signOut.href()} data-turbo="false">
    <button class="button button--small">Sign out</button>
  </form>
)
