import { routes } from '#http/routes.ts'
import type { GroupProps } from '#site/groups/group-props.ts'
import { Field } from '#ui/field.tsx'
import { joinPromise } from '#ui/group-words.ts'
import { Mend } from '#ui/mend.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { Trap } from '#ui/trap.tsx'

/** To come in, or when one is in, to go. */
export function JoinCard({ group, you, join, wait }: GroupProps) {
  const href = routes.site.groupMembership.href(group)
  if (you && you !== 'nobody yet') {
    return (
      <section class="card card--accent" id="join" aria-labelledby="join-title">
        <h2 class="card__title" id="join-title">You are in</h2>
        {you !== 'member' && <p><a href={routes.office.group.href(group)}>Go to its desk</a>, where you look after it.</p>}
        <Pressing href={href} method="DELETE" class="button button--small button--quiet">{`Leave ${group.name}`}</Pressing>
      </section>
    )
  }
  return (
    <section class="card card--accent" id="join" aria-labelledby="join-title">
      <h2 class="card__title" id="join-title">Join us</h2>
      <form class="fields" method="post" action={href}>
        <input type="hidden" name="_method" value="PUT" />
        {join && (wait ?? <Mend form={join} ids={{ name: 'join-name', email: 'join-email' }} />)}
        {!you && (
          <>
            <Field form={join} id="join-name" label="Your name" name="name" autocomplete="name" required maxLength={100} />
            <Field form={join} id="join-email" label="E-mail" name="email" type="email" autocomplete="email" required maxLength={254} />
            <Trap />
          </>
        )}
        <p class="meta">{joinPromise(group.name)}</p>
        <button class="button button--primary button--wide">{`Join ${group.name}`}</button>
      </form>
    </section>
  )
}

export function WriteCard({ group, leads, message, wait }: GroupProps) {
  return (
    <section id="write" aria-labelledby="who">
      <h2 class="group-leads" id="who">Who keeps it going</h2>
      <dl class="facts">
        <dt>{leads.length === 1 ? 'Lead' : 'Leads'}</dt><dd>{leads.join(', ')}</dd>
        {group.meets && <><dt>Meets</dt><dd>{group.meets}</dd></>}
      </dl>
      <details class="door" open={!!message}>
        <summary><span>Write to the leads <small>They see your address, you do not see theirs</small></span></summary>
        <form class="fields" method="post" action={routes.site.groupMessages.href(group)}>
          {message && (wait ?? <Mend form={message} ids={{ name: 'write-name', email: 'write-email', words: 'write-words' }} />)}
          <Field form={message} id="write-name" label="Your name" name="name" autocomplete="name" required maxLength={100} />
          <Field form={message} id="write-email" label="E-mail" name="email" type="email" autocomplete="email" required maxLength={254} />
          <Field form={message} id="write-words" label="Your message" name="words" rows={5} required maxLength={5000} />
          <Trap />
          <p class="buttons"><button class="button button--primary">Send it to the leads</button></p>
        </form>
      </details>
    </section>
  )
}
