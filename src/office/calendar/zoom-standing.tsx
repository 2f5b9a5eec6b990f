import type { Placed } from '#domain/calendar/events.ts'
import type { ZoomMeeting } from '#domain/calendar/zoom-meetings.ts'
import { routes } from '#http/routes.ts'
import { Pressing } from '#ui/pressing.tsx'

type Props = { event: Placed; zoom: ZoomMeeting }

/** How it stands with the meeting at Zoom, and what to do when it failed. */
export function ZoomStanding({ event, zoom }: Props) {
  const { word, tone, words } = standing(event, zoom)
  return (
    <>
      <h3>Zoom meeting <span class={`badge ${tone}`}>{word}</span></h3>
      {words && <p class="meta">{words}</p>}
      {zoom.reason && <p>{zoom.reason}</p>}
      {zoom.reason && zoom.due_at && <p class="meta">It is tried again by itself.</p>}
      <div class="buttons">
        {zoom.link && <a class="button button--small" href={zoom.link} rel="noreferrer">Open it at Zoom</a>}
        {zoom.reason && <Pressing href={routes.office.eventZoomMeeting.href(event)} method="PUT">Try again</Pressing>}
      </div>
    </>
  )
}

function standing({ called_off_at }: Placed, { wanted, link, due_at, reason }: ZoomMeeting) {
  const tone = reason ? due_at ? 'badge--careful' : 'badge--wrong' : ''
  if (!wanted || called_off_at) return link ? { word: due_at ? 'Being taken away' : 'Not taken away', tone } : { word: 'Taken away', tone: '' }
  if (!link && due_at) return { word: 'Being made', tone, words: reason ? '' : 'Its link comes by itself, within a minute.' }
  if (!link) return { word: 'Not made', tone, words: 'Meanwhile you can paste another link into the form of the event.' }
  if (reason) return { word: 'Not up to date', tone, words: 'The link leads there, but Zoom shows another title or time.' }
  return { word: due_at ? 'Being changed' : 'Made', tone: due_at ? '' : 'badge--right', words: 'Whoever says yes gets its link and passcode.' }
}
