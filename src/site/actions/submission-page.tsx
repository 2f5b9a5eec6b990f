import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { audiences } from '#ui/audience-words.ts'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { Trap } from '#ui/trap.tsx'
import { entries } from '#ui/words.ts'

export const rightsNotice = 'My organization may give these words away. You may shorten and mend them and publish them here with my organization’s name, and you write to me by e-mail about them.'

type Props = { frame: Frame; form?: Refused; you?: { name: string; email: string }; wait?: ComponentChildren }

export function SubmissionPage({ frame, form, you, wait }: Props) {
  return (
    <SiteLayout frame={frame} room="actions" title="Submit a call to action" description="For allies: ask our people to call with you.">
      <div class="wrap narrow">
        <header class="page-head">
          <p class="kicker"><a href={routes.site.actions.href()}>Take action</a></p>
          <h1>Submit a call to action</h1>
          <p class="lede">For allied organizations: tell us what you ask for, and we ask our people to call with you. A moderator reads it first.</p>
        </header>
        <form class="stack stack--loose" method="post" action={routes.site.actionSubmission.href()}>
          {form && (wait || <Mend form={form} />)}
          <fieldset class="field-group">
            <legend>The call</legend>
            <Field form={form} label="Title" name="title" required maxLength={120} hint="A few words, as in “Keep every home warm”." />
            <Field form={form} label="What we ask" name="ask" rows={2} required maxLength={1000} hint="In one sentence: what people should ask for on the telephone." />
            <Field form={form} label="Why" name="why" rows={5} required maxLength={5000} />
            <Choose form={form} label="Who is to be called" name="addresses" blank="Choose" required options={entries(audiences)} />
            <Field form={form} label="Which committee, office or person" name="whom" optional maxLength={200} hint="Only if it is one of those." />
          </fieldset>
          <fieldset class="field-group">
            <legend>If there is one</legend>
            <div class="fields fields--pair">
              <Field form={form} label="Bill number" name="bill_number" optional maxLength={60} hint="As in H.1234." />
              <Field form={form} label="Deadline" name="closes_on" type="date" optional hint="The last day on which a call helps." />
            </div>
            <Field form={form} label="Link to more" name="link" type="url" optional maxLength={2000} />
          </fieldset>
          <fieldset class="field-group">
            <legend>You</legend>
            <Field form={form} label="Your organization" name="organization" autocomplete="organization" required maxLength={120} hint="Stands on the page of the call." />
            <Field form={form} label="Your name" name="name" value={you?.name} autocomplete="name" required maxLength={100} />
            <Field form={form} label="E-mail" name="email" type="email" value={you?.email} autocomplete="email" required maxLength={254} hint="Your name and address are shown to nobody but us." />
            <Trap />
          </fieldset>
          <p class="meta">{rightsNotice}</p>
          <p class="buttons"><button class="button button--primary button--big">Submit it</button></p>
        </form>
      </div>
    </SiteLayout>
  )
}

/** The same for every address, known or not. */
export function SubmittedPage({ frame, kept }: { frame: Frame; kept: boolean }) {
  return (
    <SiteLayout frame={frame} room="actions" title="Look at your mail" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Look at your mail.</h1>
          <p class="lede">A letter is on its way to you. Open the link in it and press the button: then your call to action lies before a moderator, and you get a page that shows where it stands.</p>
        </header>
        {kept && <KeptLetters />}
        <p class="buttons"><a class="button button--primary" href={routes.site.actions.href()}>See what is open now</a></p>
      </div>
    </SiteLayout>
  )
}
