import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { applicationPromise } from '#site/groups/application-page.tsx'
import { YouFields } from '#site/groups/you-fields.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

type Props = { frame: Frame; form?: Refused; you?: { name: string; email: string }; today: string; wait?: ComponentChildren }

export function TeamPage({ frame, form, you, wait }: Props) {
  return (
    <SiteLayout frame={frame} room="groups" title="Propose an action team" description="A few people, one purpose, and a day on which it is done.">
      <div class="wrap narrow">
        <header class="page-head">
          <p class="kicker"><a href={routes.site.groups.href()}>Groups and teams</a></p>
          <h1>Propose an action team</h1>
          <p class="lede">A few people, one purpose, and a day on which it is done. The board or an organizer approves it.</p>
        </header>
        <form class="stack stack--loose" method="post" action={routes.site.teamProposals.href()}>
          {wait || <Mend form={form} />}
          <fieldset class="field-group">
            <legend>The team</legend>
            <Field form={form} label="Name of the team" name="team" required maxLength={120} />
            <Field form={form} label="Its purpose" name="purpose" rows={4} required maxLength={5000} hint="What is different when it is done." />
            <Field form={form} label="The first steps" name="first_steps" rows={3} required maxLength={5000} />
            <div class="field--short"><Field form={form} label="Ends on" name="ends_on" type="date" required hint="Within a year. On that day it closes by itself, unless you extend it." /></div>
            <Field form={form} label="People wanted" name="wanted" rows={2} required maxLength={2000} />
          </fieldset>
          <YouFields form={form} you={you} />
          <p class="meta">{applicationPromise}</p>
          <p class="buttons"><button class="button button--primary button--big">Propose the team</button></p>
        </form>
      </div>
    </SiteLayout>
  )
}
