import type { Mailing } from '#domain/newsletter/mailings.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { SentNotes } from '#office/newsletter/sent-notes.tsx'
import { Field } from '#ui/field.tsx'
import { Mend } from '#ui/mend.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Pressing } from '#ui/pressing.tsx'
import { count } from '#ui/words.ts'

type Props = { frame: Frame; actor: Actor; mailing: Mailing; people: number; isBare: boolean; many: number; minutes: number; form?: Refused; did?: string }

const { office } = routes

/** The last look before a letter to many leaves: who gets it, when, and how many they are. */
export function SendingPage({ frame, actor, mailing, people, isBare, many, minutes, form, did }: Props) {
  return (
    <OfficeLayout
      frame={frame} actor={actor} room="newsletter" title={`Send “${mailing.subject}”`}
      above={<p class="meta"><a href={office.newsletter.href()}>Newsletter</a> · <a href={office.mailing.href(mailing)}>{mailing.subject}</a></p>}
      buttons={<a class="button button--small" href={office.mailingPreview.href(mailing)}>Preview</a>}
    >
      <SentNotes did={did} email={actor.email} />
      <div class="panels panels--lead">
        {isBare ? <Bare mailing={mailing} /> : people === 0 ? <Nobody mailing={mailing} /> : <Sending mailing={mailing} people={people} many={many} minutes={minutes} form={form} />}
        <section class="panel card" aria-labelledby="test">
          <h2 id="test">Test it first</h2>
          <p>One letter to {actor.email}, as you would get it. Nobody else gets anything, and nothing is counted.</p>
          <Pressing href={office.mailingTest.href(mailing)} method="POST" class="button">Send a test to myself</Pressing>
        </section>
      </div>
    </OfficeLayout>
  )
}

function Sending({ mailing, people, many, minutes, form }: Pick<Props, 'mailing' | 'people' | 'many' | 'minutes' | 'form'>) {
  const isMany = people > many
  const changed = form?.errors.version?.[0]
  return (
    <section class="panel" aria-labelledby="send">
      <h2 id="send">Who gets it</h2>
      <p class="recipients"><strong>{people.toLocaleString('en-US')}</strong> {people === 1 ? 'person' : 'people'}</p>
      <p class="meta">It is for {mailing.audience}: those who agreed to letters from {mailing.sender_name} and have an address that takes them. Whoever takes that back before it leaves gets nothing.</p>
      {mailing.trial_hours !== null && <Trial mailing={mailing} />}
      {changed && <div class="notice notice--careful" role="alert"><p>{changed}</p></div>}
      <form class="fields" method="post" action={office.mailingSending.href(mailing)}>
        <input type="hidden" name="_method" value="PUT" />
        <input type="hidden" name="version" value={mailing.version} />
        {!changed && <Mend form={form} />}
        <div class="field--short"><Field label="Leaves" name="at" type="datetime-local" optional form={form} hint={`Empty: ${isMany ? `in ${minutes} minutes` : 'at once'}.`} /></div>
        {isMany && (
          <Field label="How many people get it" name="number" required autocomplete="off" form={form} hint={`Type the number that stands above. Then you have ${minutes} minutes to take it back.`} />
        )}
        <p class="buttons">
          <button class="button button--primary">Send to {count(people, 'person', 'people')}</button> <a class="button button--quiet" href={office.mailing.href(mailing)}>Not yet</a>
        </p>
      </form>
    </section>
  )
}

const Trial = ({ mailing: { subject, other_subject, trial_hours } }: Pick<Props, 'mailing'>) => (
  <p>A tenth of them gets “{subject}” or “{other_subject}”, half of them either. {count(trial_hours ?? 0, 'hour')} later the others get the one after which more people acted. With fewer than a hundred readers everybody gets the first.</p>
)

const Nobody = ({ mailing }: Pick<Props, 'mailing'>) => (
  <section class="panel empty" aria-labelledby="send">
    <h2 id="send">Nobody would get it</h2>
    <p>It is for {mailing.audience}. Nobody of them has agreed yet to letters from {mailing.sender_name}, with an address that takes them.</p>
    <p class="buttons"><a class="button" href={office.mailing.href(mailing)}>Back to the letter</a></p>
  </section>
)

const Bare = ({ mailing }: Pick<Props, 'mailing'>) => (
  <section class="panel empty" aria-labelledby="send">
    <h2 id="send">Nothing is in it</h2>
    <p>{mailing.blocks.length === 0 ? 'Nobody wants a letter of a greeting alone. Add a block first.' : 'What its blocks show is closed, over or taken back, so that only its greeting and headings would arrive.'}</p>
    <p class="buttons"><a class="button" href={office.mailing.href(mailing)}>Back to the letter</a></p>
  </section>
)
