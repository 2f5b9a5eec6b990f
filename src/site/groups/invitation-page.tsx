import type { Invited } from '#domain/groups/invitations.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Field } from '#ui/field.tsx'
import { joinPromise } from '#ui/group-words.ts'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

const asked = { member: 'join', organiser: 'help run', lead: 'lead' } as const

export function InvitationPage({ frame, invited, token, form }: { frame: Frame; invited: Invited; token: string; form?: Refused }) {
  return (
    <SiteLayout frame={frame} title={`Come to ${invited.group.name}`} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{invited.invited_by} asks you to {asked[invited.role]} {invited.group.name}.</h1>
          <p class="lede">First <a href={routes.site.group.href(invited.group)}>see who they are</a>, if you like. Nothing happens until you press the button.</p>
        </header>
        <form class="fields" method="post" action={routes.site.groupInvitation.href({ token })}>
          <Mend form={form} />
          <Field form={form} label="Your name" name="name" autocomplete="name" required maxLength={100} />
          <p class="meta">{joinPromise(invited.group.name)}</p>
          <p class="buttons"><button class="button button--primary button--big">{`Yes, I ${asked[invited.role]} ${invited.group.name}`}</button></p>
        </form>
      </div>
    </SiteLayout>
  )
}

export function SpentPage({ frame }: { frame: Frame }) {
  return (
    <SiteLayout frame={frame} title="This invitation is used up" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>This invitation is used up.</h1>
          <p class="lede">It works once, for fourteen days, unless it is taken back. Ask whoever invited you for another, or join on the group’s own page.</p>
        </header>
        <p class="buttons"><a class="button button--primary" href={routes.site.groups.href()}>All groups</a></p>
      </div>
    </SiteLayout>
  )
}
