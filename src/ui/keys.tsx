import type { Passkey, Session } from '#domain/staff/keys.ts'
import { routes } from '#http/routes.ts'
import { Day, Moment } from '#ui/day.tsx'
import { device } from '#ui/device.ts'

/** What somebody signs in with besides letters: the same in the office and on a person's own page. `href`: where one is removed. */
export function Passkeys({ passkeys, href }: { passkeys: Passkey[]; href: (id: string) => string }) {
  return (
    <section class="panel" aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p>With a passkey you sign in with your fingerprint, face or device code, without waiting for a letter.</p>
      {passkeys.length > 0 && <ul class="lines">{passkeys.map((passkey) => <Line passkey={passkey} href={href(passkey.id)} />)}</ul>}
      <passkey-add hidden data-steps={routes.api.passkeys.href()}>
        <p class="buttons"><button class="button" type="button">Add a passkey</button></p>
        <p role="status" />
      </passkey-add>
      <noscript><p class="meta">Adding a passkey needs JavaScript. Links by letter always work.</p></noscript>
    </section>
  )
}

/** Where somebody is signed in, and the way to end all of it but this. */
export function Sessions({ sessions, here, endOthers }: { sessions: Session[]; here?: string; endOthers: string }) {
  return (
    <section class="panel" aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul class="lines">
        {sessions.map(({ id, user_agent, created_at }) => (
          <li>{device(user_agent)} {id === here && <span class="badge badge--right">Here</span>} <span class="meta">since <Moment at={created_at} /></span></li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={endOthers}>
          <input type="hidden" name="_method" value="DELETE" />
          <p class="buttons"><button class="button">Sign out everywhere else</button></p>
        </form>
      )}
    </section>
  )
}

function Line({ passkey, href }: { passkey: Passkey; href: string }) {
  return (
    <li class="row row--apart">
      <span>{passkey.name || 'A passkey'} {passkey.created_at && <span class="meta">added <Day at={passkey.created_at} /></span>}</span>
      <form method="post" action={href}>
        <input type="hidden" name="_method" value="DELETE" />
        <button class="button button--small">Remove</button>
      </form>
    </li>
  )
}

export const SignOut = () => (
  <form method="post" action={routes.site.signOut.href()} data-turbo="false">
    <button class="button button--small">Sign out</button>
  </form>
)
