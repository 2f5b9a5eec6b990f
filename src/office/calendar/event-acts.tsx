import type { Placed } from '#domain/calendar/events.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Pressing } from '#ui/pressing.tsx'

type Props = { event: Placed; mayPublish: boolean; moderates: boolean }

const { office, site } = routes

/** What can be done with an event as a whole. */
export function EventActs({ event, mayPublish, moderates }: Props) {
  const out = event.stage === 'published'
  return (
    <>
      {out && <a class="button button--small" href={site.event.href(event)}>See it on the site</a>}
      {!out && <Pressing href={office.eventPreviews.href(event)} method="POST">See it as it will look</Pressing>}
      <a class="button button--small" href={office.eventForm.href(event)}>{event.rule ? 'Change all times' : 'Change it'}</a>
      {mayPublish && !out && <Pressing href={office.eventPublication.href(event)} method="PUT" class="button button--small button--primary">Publish it</Pressing>}
      {mayPublish && out && <Pressing href={office.eventPublication.href(event)} method="DELETE">Take it back</Pressing>}
      {moderates && event.stage === 'waiting' && <Asking dialog="refuse">Refuse it</Asking>}
      {moderates && event.stage === 'refused' && <Pressing href={office.eventRefusal.href(event)} method="DELETE">Take the refusal back</Pressing>}
      {!mayPublish && <HandingIn event={event} />}
      {event.called_off_at
        ? <Pressing href={office.eventCallingOff.href(event)} method="DELETE">It takes place after all</Pressing>
        : out && <Asking dialog="off">Call it off</Asking>}
      <Asking dialog="delete">Take it out</Asking>
      <Dialog id="off" title={`Call off “${event.title}”?`} href={office.eventCallingOff.href(event)} method="PUT" verb="Call it off" keep="Keep it on" danger>
        <p>{event.rule ? 'Every time that is still to come' : 'It'} stays on the calendar, struck through, with your reason. Whoever has said yes gets a letter. You can take it back.</p>
        <Field label="Why" name="why" optional maxLength={500} />
      </Dialog>
      <Dialog id="delete" title={`Take out “${event.title}”?`} href={office.event.href(event)} method="DELETE" verb="Take it out" keep="Keep it" danger>
        <p>It goes from the calendar as if it had never been, with all its times. To tell people that it does not take place, call it off instead.</p>
      </Dialog>
    </>
  )
}

function HandingIn({ event }: Pick<Props, 'event'>) {
  if (event.stage === 'published') return null
  return event.stage === 'waiting'
    ? <Pressing href={office.eventHandingIn.href(event)} method="DELETE">Take it back from the moderators</Pressing>
    : <Pressing href={office.eventHandingIn.href(event)} method="PUT" class="button button--small button--primary">Ask for it to be published</Pressing>
}
