import type { ComponentChildren } from 'preact'
import type { Given, Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { Choose } from '#ui/choose.tsx'
import { eventKinds } from '#ui/event-words.ts'
import { Field } from '#ui/field.tsx'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Mend } from '#ui/mend.tsx'
import { RepeatFields } from '#ui/repeat-fields.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'
import { Trap } from '#ui/trap.tsx'

export const rightsNotice = 'You may shorten and mend these words and show the event here with the name I gave as whose it is, and you write to me by e-mail about it.'

type Props = {
  frame: Frame
  form?: Refused
  you?: { name: string; email: string }
  zone: string
  towns: string[]
  groups: { slug: string; name: string }[]
  /** Whose it is said to be already. */
  group?: string
  wait?: ComponentChildren
}

export function SubmissionPage(props: Props) {
  const { frame, form, wait } = props
  return (
    <SiteLayout frame={frame} room="events" title="Tell us about an event" description="Something is on that our people should know of? Tell us, and it stands on the calendar once a moderator has looked at it.">
      <div class="wrap narrow">
        <header class="page-head">
          <p class="kicker"><a href={routes.site.events.href()}>What’s on</a></p>
          <h1>Tell us about an event</h1>
          <p class="lede">Something is on that our people should know of? A moderator looks at it, and then it stands on the calendar.</p>
        </header>
        <form class="stack stack--loose" method="post" action={routes.site.eventSubmission.href()}>
          {form && (wait || <Mend form={form} />)}
          <What {...props} />
          <When {...props} />
          <Where {...props} />
          <You {...props} />
          <p class="meta">{rightsNotice}</p>
          <p class="buttons"><button class="button button--primary button--big">Send it in</button></p>
        </form>
      </div>
    </SiteLayout>
  )
}

function What({ form, groups, group }: Props) {
  return (
    <fieldset class="field-group">
      <legend>What it is</legend>
      <Field form={form} label="Title" name="title" required maxLength={160} />
      <Choose form={form} label="Kind" name="kind" value="meeting" options={Object.entries(eventKinds).map(([kind, { one }]) => [kind, one])} />
      <Field form={form} label="What people should know" name="words" rows={5} required maxLength={5000} hint="Plain text. An empty line begins a new paragraph." />
      {groups.length > 0 && <Choose form={form} label="Whose event it is" name="group" value={group} blank="Another organization’s" options={groups.map(({ slug, name }) => [slug, name])} />}
      <Field form={form} label={groups.length > 0 ? 'Which organization, if it is none of these' : 'Whose event it is'} name="organization" autocomplete="organization" optional={groups.length > 0} maxLength={120} hint="Stands on its page." />
    </fieldset>
  )
}

function When({ form, zone }: Props) {
  const given: Given = form?.given ?? { every: '1' }
  return (
    <fieldset class="field-group">
      <legend>When</legend>
      <div class="fields fields--pair">
        <Field form={form} label="Begins" name="starts" type="datetime-local" required />
        <Field form={form} label="Ends" name="ends" type="datetime-local" required />
        <Field form={form} value={zone} label="Time zone of these clocks" name="zone" required maxLength={60} />
        <label class="tick"><input type="checkbox" name="whole_days" value="yes" checked={given.whole_days === 'yes'} /> <span>Whole days: the times do not matter</span></label>
      </div>
      <RepeatFields form={form} given={given} endless={false} />
    </fieldset>
  )
}

function Where({ form, towns }: Props) {
  return (
    <fieldset class="field-group">
      <legend>Where</legend>
      <div class="fields fields--pair">
        <Field form={form} label="Place" name="venue" optional maxLength={200} hint="A hall, a square, a library." />
        <Field form={form} label="City or town" name="town" list="towns" optional maxLength={100} />
        <Field form={form} label="Address" name="address" optional maxLength={300} />
        <Field form={form} label="Getting in" name="access" optional maxLength={1000} hint="Steps, lifts, parking, languages, masks." />
        <label class="tick fields__whole"><input type="checkbox" name="is_online" value="yes" checked={form?.given.is_online === 'yes'} /> <span>People can join online</span></label>
        <Field form={form} label="Link to join" name="room" type="url" optional maxLength={1000} hint="Only who says yes gets it." />
      </div>
      <datalist id="towns">{towns.map((town) => <option value={town} />)}</datalist>
    </fieldset>
  )
}

function You({ form, you }: Props) {
  return (
    <fieldset class="field-group">
      <legend>You</legend>
      <Field form={form} label="Your name" name="name" value={you?.name} autocomplete="name" required maxLength={100} />
      <Field form={form} label="E-mail" name="email" type="email" value={you?.email} autocomplete="email" required maxLength={254} hint="Your name and address are shown to nobody but us." />
      <Trap />
    </fieldset>
  )
}

/** The same for every address, known or not. */
export function SubmittedPage({ frame, kept }: { frame: Frame; kept: boolean }) {
  return (
    <SiteLayout frame={frame} room="events" title="Look at your mail" noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>Look at your mail.</h1>
          <p class="lede">A letter is on its way to you. Open the link in it and press the button: then your event lies before a moderator, and you get a page that shows where it stands.</p>
        </header>
        {kept && <KeptLetters />}
        <p class="buttons"><a class="button button--primary" href={routes.site.events.href()}>See what is on</a></p>
      </div>
    </SiteLayout>
  )
}
