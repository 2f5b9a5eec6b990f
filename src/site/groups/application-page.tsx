import type { ComponentChildren } from 'preact'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { YouFields } from '#site/groups/you-fields.tsx'
import { Field } from '#ui/field.tsx'
import { type CardGroup, GroupCards } from '#ui/group-card.tsx'
import { KeptLetters } from '#ui/kept-letters.tsx'
import { Mend } from '#ui/mend.tsx'
import { SiteLayout } from '#ui/site-layout.tsx'

export const applicationPromise = 'You write to me by e-mail about this application and, if it becomes a group, about the group. I can leave at any time.'

type Props = { frame: Frame; form?: Refused; towns: string[]; town?: string; near: CardGroup[]; you?: { name: string; email: string }; wait?: ComponentChildren }

export function ApplicationPage({ frame, form, towns, town, near, you, wait }: Props) {
  return (
    <SiteLayout frame={frame} room="groups" title="Start a group" description="Who, where and why: then one of us calls you.">
      <div class="wrap">
        <header class="page-head">
          <p class="kicker"><a href={routes.site.groups.href()}>Groups and teams</a></p>
          <h1>Start a group</h1>
          <p class="lede">Three people and a table are enough. Tell us a little, then one of us calls you.</p>
        </header>
        <div class="split">
          <form class="stack stack--loose" method="post" action={routes.site.groupApplications.href()}>
            {wait || <Mend form={form} />}
            <fieldset class="field-group">
              <legend>Where</legend>
              <Field form={form} label="City or town" name="town" value={town} list="towns" required maxLength={100} hint="Where you would meet. More towns can come later." />
              <datalist id="towns">{towns.map((name) => <option value={name} />)}</datalist>
              <Field form={form} label="A place you have in mind" name="place" optional maxLength={500} />
            </fieldset>
            <fieldset class="field-group">
              <legend>What and why</legend>
              <Field form={form} label="Name of the group" name="group" required maxLength={120} />
              <Field form={form} label="Why here, why now" name="why" rows={5} required maxLength={5000} />
              <Field form={form} label="The first three people" name="first_people" rows={3} required maxLength={1000} hint="First names, and how you know each other." />
            </fieldset>
            <YouFields form={form} you={you} />
            <p class="meta">{applicationPromise}</p>
            <p class="buttons"><button class="button button--primary button--big">Send the application</button></p>
          </form>
          <aside class="stack">
            <h2>{near.length > 0 ? `Near ${town ?? 'you'} already` : 'Look first who is near'}</h2>
            {near.length > 0 ? <GroupCards groups={near} /> : <p>{town ? 'No group is near yet. You would be the first.' : 'Perhaps somebody has begun: the directory knows.'}</p>}
            <p class="buttons"><a class="button" href={routes.site.groups.href({}, { town })}>Look in the directory</a> <a class="button button--quiet" href={routes.site.starterKit.href()}>The starter kit</a></p>
          </aside>
        </div>
      </div>
    </SiteLayout>
  )
}

/** The same for every address, known or not. */
export function AppliedPage({ frame, confirmed, kept, what }: { frame: Frame; confirmed: boolean; kept: boolean; what: 'application' | 'proposal' }) {
  return (
    <SiteLayout frame={frame} room="groups" title={confirmed ? 'Thank you' : 'Look at your mail'} noIndex>
      <div class="wrap narrow">
        <header class="page-head">
          <h1>{confirmed ? 'Thank you.' : 'Look at your mail.'}</h1>
          <p class="lede">{confirmed ? `Your ${what} lies before us. One of us writes to you soon.` : `A letter is on its way to you. Open the link in it and press the button: then your ${what} lies before us.`}</p>
        </header>
        {!confirmed && kept && <KeptLetters />}
        <p class="buttons"><a class="button button--primary" href={routes.site.starterKit.href()}>See the starter kit</a> <a class="button" href={routes.site.groups.href()}>All groups</a></p>
      </div>
    </SiteLayout>
  )
}
