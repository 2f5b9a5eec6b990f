import type { Like } from '#domain/calendar/duplicates.ts'
import type { Placed } from '#domain/calendar/events.ts'
import type { Submission } from '#domain/calendar/submissions.ts'
import type { Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { ReasonAgain } from '#office/reason-again.tsx'
import { Moment } from '#ui/day.tsx'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { clockWords, dayOfWords } from '#ui/event-when.tsx'
import { eventStages, likeWords, whereWords } from '#ui/event-words.ts'
import { Field } from '#ui/field.tsx'

type Props = { event: Placed; moderates: boolean; submission?: Submission; likes: Like[]; form?: Refused }

/** Why it was refused, and saying so. */
export function Refusing({ event, moderates, form }: Props) {
  return (
    <>
      {form && <ReasonAgain href={routes.office.eventRefusal.href(event)} form={form} />}
      {event.stage === 'refused' && <div class="notice office-notice"><h2>Why it was refused</h2><p>{event.refused_why}</p></div>}
      {moderates && event.stage === 'waiting' && (
        <Dialog id="refuse" title={`Refuse “${event.title}”?`} href={routes.office.eventRefusal.href(event)} method="PUT" verb="Refuse it" keep="Keep it" danger>
          <p>A letter with your reason goes to whoever asked for it, at once.</p>
          <Field label="The reason" name="reason" rows={3} required maxLength={2000} />
        </Dialog>
      )}
    </>
  )
}

/** What a moderator weighs: what may be the same, and who told us. */
export function Moderation({ event, submission, likes }: Props) {
  return (
    <>
      {likes.length > 0 && (
        <section class="panel" aria-labelledby="alike">
          <h2 id="alike">{likes.length === 1 ? 'This may be the same' : 'These may be the same'}</h2>
          <ul class="lines">{likes.map((like) => <Alike like={like} event={event} tells={!!submission?.email} />)}</ul>
        </section>
      )}
      {submission && <From submission={submission} event={event} />}
    </>
  )
}

function From({ submission: { name, email, wording, title, submitted_at }, event }: { submission: Submission; event: Placed }) {
  return (
    <section class="panel" aria-labelledby="told">
      <h2 id="told">Somebody told us of it</h2>
      <dl class="facts">
        <dt>From</dt><dd>{email ? <>{name}, <a href={`mailto:${email}`}>{email}</a></> : 'Somebody who asked to be forgotten'}, <Moment at={submitted_at} /></dd>
        {title !== event.title && <><dt>They call it</dt><dd>{title}</dd></>}
        {event.credit && <><dt>Whose it is</dt><dd>{event.credit}. If that is one of our groups, choose it under “Who keeps it”.</dd></>}
        <dt>They agreed</dt><dd>{wording}</dd>
      </dl>
    </section>
  )
}

function Alike({ like, event, tells }: { like: Like; event: Placed; tells: boolean }) {
  const { word, tone } = eventStages[like.stage]
  const id = `same-${like.id}`
  return (
    <li class="time-row">
      <div>
        <p><a href={routes.office.event.href(like)}>{like.title}</a> <span class={`badge ${tone}`.trim()}>{word}</span></p>
        <p class="meta">{[`${dayOfWords(like)}, ${clockWords(like)}`, whereWords(like), like.host ?? like.credit].filter(Boolean).join(' · ')}</p>
        <p class="meta">{likeWords(like.reasons)}</p>
      </div>
      {event.stage !== 'refused' && event.stage !== 'published' && like.stage === 'published' && (
        <div class="buttons">
          <Asking dialog={id}>It is that one<span class="unseen">: {like.title}</span></Asking>
          <Dialog id={id} title={`Is it “${like.title}”?`} href={routes.office.eventRefusal.href(event)} method="PUT" verb="Yes, it is that one" keep="No, it is another">
            <input type="hidden" name="same" value={like.id} />
            <p>{tells ? 'A letter that says so, with the link to that event, goes to whoever told us, at once.' : 'Whoever asked for it hears that it is on the calendar already.'}</p>
          </Dialog>
        </div>
      )}
    </li>
  )
}
