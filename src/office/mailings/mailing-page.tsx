import type { Counted, Sent } from '#domain/audiences/mailings.ts'
import type { Actor } from '#http/context.ts'
import type { Refused } from '#http/form.ts'
import type { Frame } from '#http/frame.ts'
import { routes } from '#http/routes.ts'
import { StageBadge } from '#office/mailings/stage-badge.tsx'
import { WordsFields } from '#office/mailings/words-fields.tsx'
import { Moment } from '#ui/day.tsx'
import { OfficeLayout } from '#ui/office-layout.tsx'
import { Prose } from '#ui/prose.tsx'

type Props = { frame: Frame; actor: Actor; mailing: Counted; many: number; form?: Refused; sent?: Sent }

export function MailingPage({ frame, actor, mailing, many, form, sent }: Props) {
  const { stage, recipients, audience, subject, body } = mailing
  return (
    <OfficeLayout frame={frame} actor={actor} title={subject} room="groups" above={<p><Back mailing={mailing} /></p>}>
      <p class="under-title"><StageBadge stage={stage} /> To <strong>{recipients}</strong> of {audience}: those who agreed to its letters and have an e-mail address.</p>
      {stage === 'waiting' && <Waiting mailing={mailing} />}
      {stage === 'leaving' && <p role="status">{mailing.written} of {recipients} letters are written. Open this page again to see how far it is.</p>}
      <div class="panels panels--lead">
        <section class="panel" aria-labelledby="letter">
          <h2 id="letter">The letter</h2>
          <p class="meta">From {mailing.sender_name}, written by {mailing.author}</p>
          <Prose text={body} />
        </section>
        {stage === 'draft' && <Sending mailing={mailing} many={many} sent={sent} />}
      </div>
      {stage === 'draft' && (
        <details class="panel" open={!!form}>
          <summary>Change the words</summary>
          <form class="fields" method="post" action={routes.office.mailing.href(mailing)}>
            <input type="hidden" name="_method" value="PUT" />
            <WordsFields form={form} subject={subject} body={body} />
            <p class="buttons"><button class="button">Save the words</button></p>
          </form>
        </details>
      )}
    </OfficeLayout>
  )
}

const Back = ({ mailing }: { mailing: Counted }) =>
  mailing.group_id === null ? <a href={routes.office.segments.href()}>Segments</a> : <a href={routes.office.groupMailings.href({ id: mailing.group_id })}>Letters of {mailing.sender_name}</a>

function Waiting({ mailing }: { mailing: Counted }) {
  return (
    <form class="notice notice--careful office-notice" method="post" action={routes.office.dispatch.href(mailing)}>
      <input type="hidden" name="_method" value="DELETE" />
      <p role="status">It leaves {mailing.leaves_at && <Moment at={mailing.leaves_at} />}. Until then it can be stopped.</p>
      <p class="buttons"><button class="button button--danger">Stop it</button></p>
    </form>
  )
}

function Sending({ mailing, many, sent }: { mailing: Counted; many: number; sent?: Sent }) {
  const { recipients } = mailing
  if (recipients === 0) return <section class="panel"><h2>Nobody would get it</h2><p>None of {mailing.audience} has agreed to these letters yet.</p></section>
  return (
    <section class="panel card" aria-labelledby="send">
      <h2 id="send">Send it</h2>
      {recipients > many && <p>That is many people. Type how many they are; it then waits five minutes, and you can stop it.</p>}
      <form class="fields" method="post" action={routes.office.dispatch.href(mailing)}>
        <input type="hidden" name="_method" value="PUT" />
        {recipients > many && (
          <p class="field">
            <label for="number">How many people get it</label>
            <input id="number" name="number" inputmode="numeric" autocomplete="off" required aria-invalid={sent ? true : undefined} aria-describedby={sent && 'number-error'} />
            {sent === 'wrong number' && <span class="field__error" id="number-error">That is not the number. It stands above: {recipients}.</span>}
          </p>
        )}
        <p class="buttons"><button class="button button--primary">Send to {recipients} {recipients === 1 ? 'person' : 'people'}</button></p>
      </form>
      <form method="post" action={routes.office.dispatch.href(mailing)}>
        <input type="hidden" name="_method" value="DELETE" />
        <p class="buttons"><button class="button button--quiet">Throw it away</button></p>
      </form>
    </section>
  )
}
